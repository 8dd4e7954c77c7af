/** What has a body: a request, or an answer. */
interface Message {
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** A body is longer than it may be. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

/**
 * The text of a body. What is too long is not read to its end, whatever its headers say.
 *
 * @param limit - bytes
 * @throws TooLong
 * @throws TypeError where it is no UTF-8, or broke off
 */
export async function readText({ headers, body }: Message, limit: number): Promise<string> {
  if (Number(headers.get("content-length") ?? 0) > limit) {
    body?.cancel().catch(() => {});
    throw new TooLong();
  }
  const reader = body?.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let length = 0;
  let text = "";
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text + decoder.decode();
    length += part.value.byteLength;
    if (length > limit) {
      reader?.cancel().catch(() => {});
      throw new TooLong();
    }
    text += decoder.decode(part.value, { stream: true });
  }
}
