import type { HostAnswer, Return, Returns, ReturnsContext, WireParams } from "../bridges/bridge.js";
import { readReply } from "../bridges/reply.js";
import { safely } from "../errors/safely.js";
import { VVChatError } from "../errors/VVChatError.js";
import { type JournalKind, createJournal, isFields } from "../journal/journal.js";
import { createState } from "../methods/state.js";
import { type SplitUrl, cleanUrl, splitUrl, withCall } from "./splitUrl.js";

/** A call that left the page. */
interface RedirectEntry {
  readonly method: string;
  /** The bridge that carried it. */
  readonly host: string;
  readonly redirectUri: string;
  /** What of it the answer is read with. */
  readonly sent: WireParams;
  readonly purpose?: string | undefined;
  readonly startedAt: number;
}

const redirectEntries: JournalKind<RedirectEntry> = {
  section: "redirects",
  lifetime: 600_000,
  isEntry: (value): value is RedirectEntry =>
    isFields(value) &&
    isFields(value["sent"]) &&
    typeof value["redirectUri"] === "string" &&
    typeof value["startedAt"] === "number",
  warning: "what comes back from VVChat cannot be told apart here.",
};

/** What came back and was not taken yet, by app: StrictMode and HMR make a client anew when the address is clean already. */
const waiting = new Map<string, Return>();

/**
 * The answers that were read, with the hash of their call, by page: they also make a client anew while one still stands
 * there, until the page is hydrated.
 */
const read = new WeakMap<Document, Map<string, string>>();

/** Frameworks that hydrate. They know the address that the server has drawn. */
const hydrating = ["__next_f", "__NEXT_DATA__", "$_TSR", "__reactRouterContext", "__staticRouterHydrationData"];

/** Without its query, its hash and a slash at its end, which servers add. */
function pathOf(url: string): string {
  return (url.split(/[?#]/, 1)[0] ?? "").replace(/\/$/, "");
}

/** Which method an answer that nobody waits for seems to be for: `code` is a share's number, or a sign-in's. */
function guess(reply: SplitUrl["reply"]): string {
  if ("state" in reply || "err_code" in reply || !/^\d{3}$/.test(reply["code"] ?? "200")) return "auth";
  return "trade_no" in reply ? "pay" : "share";
}

/** What a bridge brings whose calls leave the page: see {@link Returns}. One a client, whichever of its bridges brings it. */
export function createReturns({ appId, hostOf, storage, replaceUrl, onReturn }: ReturnsContext): Returns {
  const journal = createJournal(redirectEntries, `vvchat:${appId}`, storage);
  let dirty = false;
  /** The page's own, which the host did not bring back. */
  let hash = "";

  /** The call that an answer names, by the redirect URI or else by its state. It is answered once, whatever the answer is. */
  function take(call: string | undefined, state: string | undefined): RedirectEntry | undefined {
    const [id = "", entry] =
      Object.entries(journal.all()).find(([key, { sent }]) =>
        call === undefined ? state !== undefined && sent["state"] === state : key === call,
      ) ?? [];
    // Where it stays, it could be answered again.
    return journal.remove(id) ? entry : undefined;
  }

  function capture(): void {
    const { clean: page, call, reply } = splitUrl(location.href);
    if (page === location.href) return;
    dirty = true;
    const values = Object.values(reply);
    // What WeChat leaves behind is no answer.
    if (call === undefined && !values.length) return;
    const address = appId + location.href;
    const before = read.get(document) ?? new Map<string, string>();
    read.set(document, before);
    hash = before.get(address) ?? "";
    if (before.has(address)) return;
    const entry = take(call, reply["state"]);
    const host = entry && hostOf(entry.host);
    const here = entry && pathOf(page) === pathOf(entry.redirectUri);
    const fits = here && host && (entry.sent["state"] === undefined || entry.sent["state"] === reply["state"]);
    if (here && !page.includes("#")) [hash = ""] = /#.*/.exec(entry.redirectUri) ?? [];
    before.set(address, hash);
    const method = entry?.method ?? guess(reply);
    const problem = "It answers no call of this browser";
    // The person came back by hand, or the host says two things at once.
    const whole = values.length > 0 && !values.includes(undefined);
    const answer: HostAnswer = !fits
      ? { kind: "ended", code: "state_mismatch", problem }
      : whole
        ? (host.readReturn?.(reply) ?? readReply({ ...reply }))
        : { kind: "malformed", problem: "no answer", raw: reply };
    // What answers no payment and no share is nothing: their ends are known from elsewhere, or do not matter.
    if (fits || (method === "auth" && values.length > 0)) {
      waiting.set(appId, { method, sent: entry?.sent ?? {}, purpose: entry?.purpose, answer });
    }
    const error = fits ? null : new VVChatError("state_mismatch", problem, { method });
    queueMicrotask(() => {
      safely(() => onReturn?.({ method, host: entry?.host, reply, error }));
    });
  }

  function link(): string {
    const url = cleanUrl(location.href);
    return url === location.href ? url : url + (url.includes("#") ? "" : hash);
  }

  function clean(): void {
    if (!dirty) return;
    dirty = false;
    const url = link();
    hash = "";
    if (url === location.href) return;
    safely(() => {
      if (replaceUrl) replaceUrl(url);
      else history.replaceState(null, "", url);
    });
  }

  if (typeof document !== "undefined") {
    capture();
    if (!replaceUrl && !hydrating.some((name) => name in globalThis)) clean();
  }

  return {
    link,
    depart: (host, method, wire, purpose) => (page) => {
      const id = createState();
      const redirectUri = cleanUrl(page);
      const sent = Object.fromEntries(method.kept.map((name) => [name, wire[name]]));
      // Nobody waits for more; and payments are kept in the same item.
      for (const old of Object.keys(journal.all()).slice(0, -9)) journal.remove(old);
      journal.put(id, { method: method.name, host, redirectUri, sent, purpose });
      return withCall(redirectUri, id);
    },
    take(method, accepts) {
      const found = waiting.get(appId);
      if (found?.method !== method || accepts?.(found.sent, found.purpose) === false) return undefined;
      waiting.delete(appId);
      return found;
    },
    clean() {
      // Next writes the address that it knows when it has hydrated, in the effects of that.
      if (dirty) setTimeout(clean);
    },
  };
}
