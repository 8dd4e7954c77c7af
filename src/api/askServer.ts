import { invalid } from "../errors/invalid.js";
import { toServerError } from "../errors/serverError.js";
import { VVChatError } from "../errors/VVChatError.js";
import type { ApiOptions, VVChatApi } from "./VVChatApi.js";

/** How long the merchant's server may take for one answer, in ms. */
const limit = 10_000;

/**
 * Asks the server one thing, and settles in time whatever it does: with its answer, or with an error of the closed list.
 *
 * @param method - whose error it is
 * @param ask - makes the request; nothing where the app's `api` has no such function
 * @param signal - gives up the request, as the limit does
 */
export async function askServer<TAnswer>(
  name: keyof VVChatApi,
  method: string,
  ask: (options: ApiOptions) => Promise<TAnswer> | undefined,
  signal?: AbortSignal,
): Promise<TAnswer> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new VVChatError("timeout", `api.${name}: no answer within ${String(limit / 1000)} s`, { method }));
      abort();
    }, limit);
  });
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  try {
    const answer = ask({ signal: controller.signal });
    if (!answer) throw invalid(`api.${name}`, "is missing: createVVChatClient({ api })", method);
    return await Promise.race([late, answer]);
  } catch (error) {
    throw toServerError(error, method);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
