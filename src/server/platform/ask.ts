import { PlatformError } from "./PlatformError.js";

/** A JSON object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** One request to the platform. */
export interface PlatformRequest {
  /** The call's name, for errors: its address holds the key. */
  call: string;
  url: URL;
  headers?: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  body?: object;
}

/** What asks. */
export interface Asker {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Ms for the whole answer. */
  timeout: number;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without what it may have of the address: `fetch` puts that into its messages in some runtimes. */
function named(cause: unknown): string {
  return cause instanceof Error ? cause.name : "an error";
}

/** Asks the platform one thing. Nothing of the request is in the errors: its address and headers are secrets. */
export async function ask({ fetch, timeout }: Asker, request: PlatformRequest): Promise<Fields> {
  const { call, url, headers, body } = request;
  const signal = AbortSignal.timeout(timeout);
  let status: number;
  let text: string;
  try {
    const response = await fetch(url.href, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      // The platform redirects nowhere, and a key shall not follow.
      redirect: "error",
      signal,
    });
    ({ status } = response);
    text = await response.text();
  } catch (cause) {
    if (signal.aborted) throw new PlatformError("timeout", call, `no answer within ${String(timeout)} ms`);
    throw new PlatformError("network", call, `no answer: ${named(cause)}`);
  }
  let answer: unknown;
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    answer = undefined;
  }
  const fields = isFields(answer) ? answer : undefined;
  const hostMessage = typeof fields?.["err_msg"] === "string" ? fields["err_msg"].slice(0, 200) : undefined;
  if (status === 400) throw new PlatformError("refused", call, hostMessage ?? "status 400", { status, hostMessage });
  if (status !== 200) throw new PlatformError("unavailable", call, `status ${String(status)}`, { status, hostMessage });
  if (!fields) throw new PlatformError("invalid_response", call, "no JSON object", { status });
  return fields;
}
