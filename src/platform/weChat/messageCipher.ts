// The cipher of WeChat's messages: AES-256-CBC of `16 random bytes + length of the text (4 bytes) + text + app id`, padded by
// PKCS#7 to 32. WebCrypto's own padding is to 16: so it is made and taken away here, around WebCrypto's.

/** Whose messages, and by which key. */
export interface MessageKey {
  /** The account's. A message of another one is refused. */
  appId: string;
  /** The console's EncodingAESKey: 43 letters and digits. */
  encodingAESKey: string;
}

/** Neither Node's types nor the DOM's have it under a name that both know. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const blockLength = 16;
const paddedTo = 32;
const headLength = 20;

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Whether a text can be an EncodingAESKey. */
export function isEncodingAESKey(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9+/]{43}$/.test(value);
}

async function importKey(encodingAESKey: string): Promise<{ key: Key; iv: Uint8Array<ArrayBuffer> }> {
  if (!isEncodingAESKey(encodingAESKey)) throw new TypeError("An EncodingAESKey has 43 letters and digits");
  const bytes = toBytes(`${encodingAESKey}=`);
  const key = await crypto.subtle.importKey("raw", bytes, "AES-CBC", false, ["encrypt", "decrypt"]);
  return { key, iv: bytes.slice(0, blockLength) };
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function encrypt(key: Key, iv: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) {
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, bytes));
}

/**
 * Encrypts a message as WeChat does.
 *
 * @param text - XML or JSON
 * @returns what stands in `<Encrypt>`: base64
 * @throws TypeError where the key is none
 */
export async function encryptMessage(text: string, { appId, encodingAESKey }: MessageKey): Promise<string> {
  const { key, iv } = await importKey(encodingAESKey);
  const encoder = new TextEncoder();
  const body = encoder.encode(text);
  const head = crypto.getRandomValues(new Uint8Array(headLength));
  new DataView(head.buffer).setUint32(blockLength, body.length);
  const plain = concat(head, body, encoder.encode(appId));
  const missing = paddedTo - (plain.length % paddedTo);
  const padded = concat(plain, new Uint8Array(missing).fill(missing));
  // The last block is WebCrypto's own padding.
  return toBase64((await encrypt(key, iv, padded)).subarray(0, padded.length));
}

/** The bytes without their padding. Nothing where it is none. */
function unpad(bytes: Uint8Array): Uint8Array | undefined {
  const length = bytes[bytes.length - 1] ?? 0;
  if (length < 1 || length > paddedTo || length > bytes.length) return undefined;
  return bytes.subarray(-length).every((byte) => byte === length) ? bytes.subarray(0, -length) : undefined;
}

/** CBC as it is, without a padding: a last block is put behind that decrypts to the one that WebCrypto wants to see. */
async function decrypt(encrypted: string, encodingAESKey: string): Promise<Uint8Array> {
  const { key, iv } = await importKey(encodingAESKey);
  const cipher = toBytes(encrypted);
  const end = await encrypt(key, cipher.slice(-blockLength), new Uint8Array());
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, concat(cipher, end)));
}

/**
 * Decrypts what stands in `<Encrypt>`. Check its sign first.
 *
 * @returns the text. Nothing where it was tampered with, is of another key or another account's
 * @throws TypeError where the key is none
 */
export async function decryptMessage(
  encrypted: string,
  { appId, encodingAESKey }: MessageKey,
): Promise<string | undefined> {
  if (!isEncodingAESKey(encodingAESKey)) throw new TypeError("An EncodingAESKey has 43 letters and digits");
  try {
    const plain = unpad(await decrypt(encrypted, encodingAESKey));
    if (!plain) return undefined;
    // A length that goes beyond the end leaves no room for the app id.
    const end = headLength + new DataView(plain.buffer, plain.byteOffset).getUint32(blockLength);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return decoder.decode(plain.subarray(end)) === appId ? decoder.decode(plain.subarray(headLength, end)) : undefined;
  } catch {
    return undefined;
  }
}
