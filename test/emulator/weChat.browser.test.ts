import { afterEach, expect, test, vi } from "vitest";
import { decryptMessage } from "../../src/platform/weChat/messageCipher.js";
import { account, emulateWeChat, grantOf, userOf } from "./weChat.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

function serve() {
  const told: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    told.push(await new Request(url, init).text());
    return new Response("success");
  };
  return { told, emulator: emulateWeChat({}, { fetch }) };
}

test("in a page too: a person allows, and a message is encrypted", async () => {
  const { emulator, told } = serve();
  const { access_token: token, openid } = await grantOf(emulator);
  expect((await userOf(emulator, token, openid)).body["nickname"]).toBe("阿岚");
  emulator.weChat.send({ type: "text", content: "有座位吗", mode: "safe" });
  await emulator.settled();
  const [encrypted = ""] = told.map((body) => /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? "");
  expect(await decryptMessage(encrypted, account)).toContain("有座位吗");
});

test("on a plain http page, which has no cipher: it says so, and messages in plain mode still go", async () => {
  const { emulator, told } = serve();
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(() => emulator.weChat.send({ type: "text", content: "1", mode: "safe" })).toThrow(
    "普通 http 页面没有加密功能",
  );
  emulator.weChat.send({ type: "text", content: "1" });
  await emulator.settled();
  expect(told).toHaveLength(1);
});
