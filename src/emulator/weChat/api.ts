import { weChatPaths } from "../../platform/weChat/wire.js";
import { answer } from "../answers.js";
import { failed } from "../failed.js";
import { classicToken, stableToken } from "./accountTokens.js";
import { type WeChatErrcode, WeChatRefusal, deny, errorBody } from "./errcodes.js";
import { ticket } from "./ticket.js";
import { exchangeCode, refreshToken, userInfo } from "./users.js";
import type { WeChatState } from "./WeChatState.js";

/** One endpoint of WeChat's API. What it refuses, it throws. */
export type WeChatEndpoint = (state: WeChatState, request: Request, query: URLSearchParams) => object | Promise<object>;

interface Listed {
  readonly method: "GET" | "POST";
  readonly act: WeChatEndpoint;
}

const endpoints: ReadonlyMap<string, Listed> = new Map<string, Listed>([
  [weChatPaths.stableToken, { method: "POST", act: stableToken }],
  [weChatPaths.classicToken, { method: "GET", act: classicToken }],
  [weChatPaths.ticket, { method: "GET", act: ticket }],
  [weChatPaths.code, { method: "GET", act: exchangeCode }],
  [weChatPaths.refresh, { method: "GET", act: refreshToken }],
  [weChatPaths.userInfo, { method: "GET", act: userInfo }],
]);

const stale: readonly WeChatErrcode[] = ["40001", "40014", "42001"];

/** What WeChat calls wrong by a fault, is so from then on. */
function spoil(state: WeChatState, errcode: WeChatErrcode, query: URLSearchParams): void {
  const token = query.get("access_token");
  if (token !== null && stale.includes(errcode)) {
    for (const { stableTokens, classicTokens } of state.accounts) {
      stableTokens.drop(token);
      classicTokens.drop(token);
    }
    state.userTokens.delete(token);
  }
  const value = query.get("code") ?? "";
  const code = state.codes.get(value);
  if (code && errcode === "40163") code.used = true;
  if (code && errcode === "42003") code.until = 0;
  if (errcode === "40029") state.codes.delete(value);
}

/**
 * WeChat's API, over HTTP. Its status is always 200.
 *
 * @param stopped - ends an answer that is slow
 * @returns nothing where the path is none of its
 */
export async function serveApi(
  state: WeChatState,
  request: Request,
  { pathname: path, searchParams: query }: URL,
  stopped: AbortSignal,
): Promise<Response | undefined> {
  const endpoint = endpoints.get(path);
  if (!endpoint) return undefined;
  const { method, act } = endpoint;
  const entry: WeChatState["requests"][number] = { path, errcode: undefined };
  state.requests.push(entry);
  const fault = state.faults.atApi(path);

  const refusal = (errcode: WeChatErrcode): Response => {
    entry.errcode = Number(errcode);
    return answer(errorBody(errcode));
  };

  const right = async (): Promise<Response> => {
    try {
      if (request.method !== method) deny(method === "GET" ? "43001" : "43002");
      const body = await act(state, request, query);
      entry.errcode = 0;
      return answer(body);
    } catch (error) {
      if (error instanceof WeChatRefusal) return refusal(error.errcode);
      throw error;
    }
  };

  if (!fault) return right();
  const { kind } = fault;
  if (kind === "slow" || kind === "status" || kind === "badJson" || kind === "html") {
    return failed(fault, right, AbortSignal.any([request.signal, stopped]));
  }
  spoil(state, kind, query);
  return refusal(kind);
}
