import type { VVChatErrorCode } from "../errors/codes.js";
import { VVChatError, type VVChatErrorDetails } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import type { Fields, Refuse } from "./parse.js";
import type { ApiOptions } from "./VVChatApi.js";

/** Options of `httpApi`. */
export interface HttpApiOptions {
  /** In place of the page's `fetch`: to add a header, to send cookies to another origin, to test. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** Asks the server one thing. Any end but an answer that `read` takes is a `VVChatError`. */
export type Ask = <T>(
  path: string,
  read: (answer: unknown, refuse: Refuse) => T,
  call: ApiOptions | undefined,
  /** Makes it a POST. */
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<T>;

/** The one place that speaks HTTP. */
export function createAsk(base: string, options: HttpApiOptions): Ask {
  return async (path, read, call, body, headers) => {
    const signal = call?.signal;
    const url = base.replace(/\/*$/, path);
    const method = body ? "POST" : "GET";
    const fail = (code: VVChatErrorCode, problem: string, details: VVChatErrorDetails) =>
      new VVChatError(code, `${method} ${url} ${problem}`, details);
    const init: RequestInit = {
      method,
      credentials: "same-origin",
      cache: "no-store",
      // No form of a foreign page can send JSON: so a POST is JSON even where there is nothing to say.
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers },
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? null,
    };

    let response: Response;
    let text: string;
    try {
      // Looked up now, and called as a plain function: the browser's own wants no other `this`.
      response = await (options.fetch ?? fetch)(url, init);
      text = await response.text();
    } catch (cause) {
      throw fail(signal?.aborted ? "aborted" : "network", `got no answer: ${wordsOf(cause)}`, { cause });
    }

    const { status } = response;
    const type = response.headers.get("content-type") ?? "no type";
    let answer: unknown = null;
    try {
      if (text) answer = type.includes("json") ? JSON.parse(text) : undefined;
    } catch {
      answer = undefined;
    }
    const { code, message } = Object((Object(answer) as Fields).error) as Fields;
    const hostMessage = typeof message === "string" ? message : undefined;
    const answered = (problem: string, as: VVChatErrorCode = "server") =>
      fail(as, `answered ${status}: ${problem}`, {
        hostCode: status,
        hostMessage,
        cause: answer ?? text,
      });
    if (!response.ok) {
      // A login that is refused is the server's word, not the person's.
      const refused = answered(
        `${wordsOf(code ?? type)} ${hostMessage ?? ""}`,
        (status === 401 && path !== "/login") || code === "grant_needed" ? "denied" : "server",
      );
      if (status === 401) return read(null, () => refused);
      throw refused;
    }
    if (answer === undefined) throw answered(`${type} of ${response.url}, not JSON. Is "${base}" the base path?`);
    return read(answer, answered);
  };
}
