/** Rejects with a signal's reason once it is aborted; else it never settles. */
export async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) {
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve, { once: true });
    });
  }
  signal.throwIfAborted();
  throw new Error("aborted");
}
