import { readText } from "../readText.js";
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
  /** What must not be in an error, though the platform says it back. */
  secrets: readonly string[];
}

/** What asks. */
export interface Asker {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Ms for the whole answer. */
  timeout: number;
}

/** The longest answer that is read, in bytes. */
const limit = 1_048_576;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without what it may have of the address: `fetch` puts that into its messages in some runtimes. */
function named(cause: unknown): string {
  return cause instanceof Error ? cause.name : "an error";
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((hidden, secret) => (secret ? hidden.replaceAll(secret, "…") : hidden), text);
}

/** A `fetch` of the app's own may not know the signal, or not while it reads. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Error("timeout"));
    });
  });
  return Promise.race([work, late]);
}

async function fetchText({ fetch, timeout }: Asker, request: PlatformRequest): Promise<[status: number, text: string]> {
  const { call, url, headers, body } = request;
  const signal = AbortSignal.timeout(timeout);
  const answer = async (): Promise<[number, string]> => {
    const response = await fetch(url.href, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      // The platform redirects nowhere, and a key shall not follow.
      redirect: "error",
      signal,
    });
    return [response.status, await readText(response, limit)];
  };
  try {
    return await inTime(answer(), signal);
  } catch (cause) {
    if (signal.aborted) throw new PlatformError("timeout", call, `no answer within ${String(timeout)} ms`);
    throw new PlatformError("network", call, `no answer: ${named(cause)}`);
  }
}

/** Asks the platform one thing. Nothing of the request is in the errors: its address and headers are secrets. */
export async function ask(asker: Asker, request: PlatformRequest): Promise<Fields> {
  const { call, secrets } = request;
  const [status, text] = await fetchText(asker, request);
  let answer: unknown;
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    answer = undefined;
  }
  const fields = isFields(answer) ? answer : undefined;
  const words = fields?.["err_msg"];
  const hostMessage = typeof words === "string" ? hide(words, secrets).slice(0, 200) : undefined;
  if (status === 400) throw new PlatformError("refused", call, hostMessage ?? "status 400", { status, hostMessage });
  if (status !== 200) throw new PlatformError("unavailable", call, `status ${String(status)}`, { status, hostMessage });
  if (!fields) throw new PlatformError("invalid_response", call, "no JSON object", { status });
  return fields;
}
