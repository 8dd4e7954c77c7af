import { Refusal } from "../answers.js";
import { blankPage, consentPage, errorPage } from "./authorizePage.js";
import { type AuthorizeQuery, AuthorizeRefusal, readAuthorizeQuery, returnAddress } from "./authorizeQuery.js";
import { answersAsSnapshot, grantCode, personOf } from "./grants.js";
import type { WeChatState } from "./WeChatState.js";

/** Where pages send whom they want to know. */
const authorizePath = "/connect/oauth2/authorize";

function toPage(address: string, status: 302 | 303): Response {
  return new Response(null, { status, headers: { location: address, "cache-control": "no-store" } });
}

function refused({ redirectUri, state }: AuthorizeQuery, status: 302 | 303): Response {
  // The state alone says that it was a refusal.
  return toPage(returnAddress(redirectUri, { state }), status);
}

function opened(weChat: WeChatState, asked: AuthorizeQuery): Response {
  const fault = weChat.faults.atPage();
  if (fault) throw new AuthorizeRefusal("授权失败", fault);
  const { account, redirectUri, scope, state } = asked;
  const person = personOf(weChat, {});
  const isSnapshot = answersAsSnapshot(weChat, person, scope);
  if (scope === "snsapi_base" || isSnapshot) {
    const code = grantCode(weChat, account, person, scope, isSnapshot);
    return toPage(returnAddress(redirectUri, { code, state }), 302);
  }
  const decided = weChat.faults.take("refuse", "leave");
  if (decided === "refuse") return refused(asked, 302);
  return decided === "leave" ? blankPage() : consentPage(account.name ?? "测试号", weChat.people, person);
}

async function decided(weChat: WeChatState, asked: AuthorizeQuery, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const decision = form.get("decision");
  if (decision === "refuse") return refused(asked, 303);
  if (decision === "leave") return blankPage();
  if (decision !== "allow") throw new AuthorizeRefusal("decision 参数错误");
  const { account, redirectUri, scope, state } = asked;
  const person = personOf(weChat, { openId: form.get("openId") ?? undefined });
  weChat.holder = person;
  return toPage(
    returnAddress(redirectUri, { code: grantCode(weChat, account, person, scope, person.snapshot === true), state }),
    303,
  );
}

/**
 * The page that asks a person, and what the person decides there.
 *
 * @returns nothing where the path is another
 */
export async function serveAuthorize(
  weChat: WeChatState,
  request: Request,
  { pathname, searchParams }: URL,
): Promise<Response | undefined> {
  const { method } = request;
  if (pathname !== authorizePath || (method !== "GET" && method !== "POST")) return undefined;
  try {
    const asked = readAuthorizeQuery(weChat, searchParams);
    return method === "GET" ? opened(weChat, asked) : await decided(weChat, asked, request);
  } catch (error) {
    if (error instanceof AuthorizeRefusal) return errorPage(error.message, error.number);
    if (error instanceof Refusal) return errorPage(error.message, undefined);
    throw error;
  }
}
