// Against Node's own cipher, which knows nothing of how the padding is made here; and against WeChat's own sample.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { decryptMessage, encryptMessage, isEncodingAESKey } from "../../src/platform/weChat/messageCipher.js";

const key = { appId: "wx2c2769f8efd9abc2", encodingAESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" };
const bytes = Buffer.from(`${key.encodingAESKey}=`, "base64");
const iv = bytes.subarray(0, 16);

/** Encrypts just these bytes, without a padding. */
function seal(plain: Buffer): string {
  const cipher = createCipheriv("aes-256-cbc", bytes, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString("base64");
}

function unseal(encrypted: string): Buffer {
  const decipher = createDecipheriv("aes-256-cbc", bytes, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted, "base64"), decipher.final()]);
}

function pad(plain: Buffer): Buffer {
  const missing = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(missing, missing)]);
}

function frame(text: string, appId: string = key.appId, length: number = Buffer.byteLength(text)): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length >>> 0);
  return Buffer.concat([randomBytes(16), size, Buffer.from(text), Buffer.from(appId)]);
}

test("WeChat's own sample is opened", async () => {
  const sample =
    "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=";
  expect(await decryptMessage(sample, key)).toBe(`<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>
<FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>
<CreateTime>1409735668</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[abcdteT]]></Content>
<MsgId>6054768590064713728</MsgId>
</xml>`);
});

test("each length, and each padding of 1 to 32, goes there and back", async () => {
  for (let length = 0; length < 70; length++) {
    const text = "茶".repeat(length % 3) + "x".repeat(length);
    const encrypted = await encryptMessage(text, key);
    const plain = unseal(encrypted);
    expect(plain.length % 32).toBe(0);
    const padding = plain.at(-1) ?? 0;
    expect(plain.subarray(-padding)).toEqual(Buffer.alloc(padding, padding));
    expect(plain.subarray(20, -padding).toString()).toBe(text + key.appId);
    expect(await decryptMessage(encrypted, key)).toBe(text);
    expect(await decryptMessage(seal(pad(frame(text))), key)).toBe(text);
  }
});

test("the same text is another one each time", async () => {
  expect(await encryptMessage("a", key)).not.toBe(await encryptMessage("a", key));
});

const whole = seal(pad(frame("<xml>two teas</xml>")));
const cut = (at: number): string => Buffer.from(whole, "base64").subarray(0, at).toString("base64");
const flipped = (at: number): string => {
  const changed = Buffer.from(whole, "base64");
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed.toString("base64");
};

test.each([
  ["nothing", ""],
  ["no base64", "%%%"],
  ["one byte", "AA=="],
  ["half a block", cut(24)],
  ["its first block alone", cut(16)],
  ["cut by a block", cut(48)],
  ["a bit of its length", flipped(0)],
  ["a bit of its last block", flipped(63)],
  ["another account's", seal(pad(frame("text", "wx-other")))],
  ["an account's whose name goes on", seal(pad(frame("text", `${key.appId}x`)))],
  ["a length beyond its end", seal(pad(frame("text", key.appId, 5000)))],
  ["a length below zero", seal(pad(frame("text", key.appId, -1)))],
  ["a padding of 0", seal(Buffer.concat([frame("text"), Buffer.alloc(6)]))],
  ["a padding of 38", seal(Buffer.concat([frame("text"), Buffer.alloc(38, 38)]))],
  ["a padding that is not all alike", seal(Buffer.concat([frame("text"), Buffer.from([1, 2, 3, 4, 6, 6])]))],
  ["less than a head", seal(pad(Buffer.from("short")))],
  ["no UTF-8", seal(pad(frame("\u0000").map((byte, index) => (index === 20 ? 0xff : byte)) as Buffer))],
])("%s is not opened", async (_, encrypted) => {
  expect(await decryptMessage(whole, key)).toBe("<xml>two teas</xml>");
  expect(await decryptMessage(encrypted, key)).toBeUndefined();
});

test("a key of another account opens nothing, and one that is none is refused", async () => {
  const other = { ...key, encodingAESKey: key.encodingAESKey.replace("a", "z") };
  expect(await decryptMessage(whole, other)).toBeUndefined();
  for (const encodingAESKey of ["", "short", `${key.encodingAESKey}=`, key.encodingAESKey.replace("a", "-")]) {
    expect(isEncodingAESKey(encodingAESKey)).toBe(false);
    await expect(decryptMessage(whole, { ...key, encodingAESKey })).rejects.toThrow(TypeError);
    await expect(encryptMessage("text", { ...key, encodingAESKey })).rejects.toThrow(TypeError);
  }
});
