import { WeChatError } from "../WeChatError.js";

/**
 * Asks a function of the merchant's, and waits no longer than that.
 *
 * @param call - its name, for the error
 * @param timeout - ms
 * @throws WeChatError `timeout`; otherwise what the function throws
 */
export async function inTime<T>(
  call: string,
  timeout: number,
  ask: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeout);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Error("late"));
    });
  });
  try {
    // In a function of its own: one that throws at once would leave the other promise to nobody.
    const answer = async (): Promise<T> => ask(signal);
    return await Promise.race([answer(), late]);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new WeChatError("timeout", call, `no answer within ${String(timeout)} ms`);
  }
}
