import { describe, expect, test } from "vitest";
import type { EmulatorWeChatOptions, WeChatDelivery } from "../../src/emulator/index.js";
import { decryptMessage, encryptMessage } from "../../src/platform/weChat/messageCipher.js";
import { sortedSha1, verifySorted } from "../../src/platform/weChat/sign.js";
import { get, post } from "./platform.js";
import { account, emulateWeChat, otherAccount } from "./weChat.js";

interface Told {
  readonly url: URL;
  readonly type: string | null;
  readonly body: string;
}

type Answer = (told: Told, times: number) => Response | Promise<Response>;

/** An account's server that notes what it is told, and what WeChat makes of its answers. */
function serve(answer: Answer = () => new Response("success"), options: EmulatorWeChatOptions = {}) {
  const told: Told[] = [];
  const emulator = emulateWeChat(
    { messageRetries: [1, 1, 1], ...options },
    {
      fetch: async (url, init) => {
        const request = new Request(url, init);
        const one = { url: new URL(url), type: request.headers.get("content-type"), body: await request.text() };
        told.push(one);
        return answer(one, told.length);
      },
    },
  );
  return { emulator, told };
}

/** The text of an element. */
const element = (xml: string, name: string): string =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^]*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? "";
const of = ({ url }: Told, ...names: readonly string[]) => names.map((name) => url.searchParams.get(name) ?? "");
const first = ([one]: readonly Told[]): Told => one ?? { url: new URL("about:blank"), type: null, body: "" };
const cipher = { appId: account.appId, encodingAESKey: account.encodingAESKey };
const outcomes = (deliveries: readonly WeChatDelivery[]) => deliveries.map(({ outcome }) => outcome);

const replyTo = (openId: string, content: string, more = "") =>
  `<xml><ToUserName><![CDATA[${openId}]]></ToUserName><FromUserName><![CDATA[${account.originalId}]]></FromUserName>` +
  `<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content>${more}</xml>`;

describe("in plain mode", () => {
  test("a text comes as XML, signed, with an id of more than 53 bits", async () => {
    const { emulator, told } = serve();
    const { status, body } = await post(emulator, "/emulator/weChat/message", { type: "text", content: "有座位吗" });
    expect(status).toBe(200);
    await emulator.settled();
    expect(told).toHaveLength(1);
    const one = first(told);
    expect(one.type).toBe("text/xml");
    expect(one.url.origin + one.url.pathname).toBe(account.messageUrl);
    const [signature, ...signed] = of(one, "signature", "timestamp", "nonce");
    expect(verifySorted(signature, account.token, ...signed)).toBe(true);
    expect(Number(signed[0])).toBeCloseTo(Date.now() / 1000, -1);
    expect(of(one, "openid", "encrypt_type", "msg_signature")).toEqual(["o-lan", "", ""]);
    expect(one.body).toBe(
      `<xml><ToUserName><![CDATA[gh_halfdaytea]]></ToUserName><FromUserName><![CDATA[o-lan]]></FromUserName>` +
        `<CreateTime>${String(body["createTime"])}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
        `<Content><![CDATA[有座位吗]]></Content><MsgId>${String(body["msgId"])}</MsgId></xml>`,
    );
    expect(Number(body["msgId"])).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(emulator.weChat.deliveries).toMatchObject([{ status: 200, answer: "success", outcome: "silent" }]);
    expect((await get(emulator, "/emulator/weChat/deliveries")).body).toEqual({
      deliveries: emulator.weChat.deliveries,
    });
  });

  test("an image and an event, which has no id", async () => {
    const { emulator, told } = serve();
    emulator.weChat.send({ type: "image", picUrl: "https://cdn.example/1.png", mediaId: "M1", openId: "o-zhu" });
    await emulator.settled();
    const event = emulator.weChat.send({ type: "event", event: "CLICK", eventKey: "menu&1" });
    await emulator.settled();
    expect(event.msgId).toBeUndefined();
    expect(["FromUserName", "MsgType", "PicUrl", "MediaId"].map((name) => element(told[0]?.body ?? "", name))).toEqual([
      "o-zhu",
      "image",
      "https://cdn.example/1.png",
      "M1",
    ]);
    expect(["MsgType", "Event", "EventKey", "MsgId"].map((name) => element(told[1]?.body ?? "", name))).toEqual([
      "event",
      "CLICK",
      "menu&1",
      "",
    ]);
  });

  test("a text cannot break out of its element", async () => {
    const { emulator, told } = serve();
    emulator.weChat.send({ type: "text", content: "a]]></Content><Evil/><!--" });
    await emulator.settled();
    expect(first(told).body).toContain("<Content><![CDATA[a]]]]><![CDATA[></Content><Evil/><!--]]></Content>");
  });

  test("as JSON, where the account has it so: the id is a number that a program must not read as one", async () => {
    const { emulator, told } = serve(undefined, { accounts: [{ ...account, messageFormat: "json" }] });
    const { msgId, createTime } = emulator.weChat.send({ type: "text", content: '"\n' });
    await emulator.settled();
    expect(first(told).type).toBe("application/json");
    expect(first(told).body).toBe(
      `{"ToUserName":"gh_halfdaytea","FromUserName":"o-lan","CreateTime":${String(createTime)},"MsgType":"text","Content":"\\"\\n","MsgId":${String(msgId)}}`,
    );
  });

  test("goes to the address and the account that are named", async () => {
    const { emulator, told } = serve();
    emulator.weChat.send({ type: "text", content: "1", appId: otherAccount.appId, url: "http://127.0.0.1:1/m?x=1" });
    await emulator.settled();
    expect(first(told).url.href).toMatch(/^http:\/\/127\.0\.0\.1:1\/m\?x=1&signature=/);
    // Another account, so another open id.
    expect(element(first(told).body, "FromUserName")).toMatch(/^o\w{27}$/);
  });
});

describe("encrypted", () => {
  test.each(["xml", "json"] as const)("in safe mode (%s) there is nothing else to read", async (messageFormat) => {
    const accounts = [{ ...account, messageMode: "safe" as const, messageFormat }];
    const { emulator, told } = serve(undefined, { accounts });
    emulator.weChat.send({ type: "text", content: "悄悄话" });
    await emulator.settled();
    const one = first(told);
    expect(one.body).not.toContain("悄悄话");
    expect(one.body).not.toContain("o-lan");
    const encrypted =
      messageFormat === "json" ? (JSON.parse(one.body) as { Encrypt: string }).Encrypt : element(one.body, "Encrypt");
    const [signature, sign, timestamp, nonce, type] = of(
      one,
      "signature",
      "msg_signature",
      "timestamp",
      "nonce",
      "encrypt_type",
    );
    expect(type).toBe("aes");
    expect(verifySorted(sign, account.token, timestamp ?? "", nonce ?? "", encrypted)).toBe(true);
    expect(verifySorted(signature, account.token, timestamp ?? "", nonce ?? "")).toBe(true);
    expect(await decryptMessage(encrypted, cipher)).toContain("悄悄话");
  });

  test("in compatible mode both forms say the same", async () => {
    const { emulator, told } = serve();
    emulator.weChat.send({ type: "text", content: "都有", mode: "compatible" });
    await emulator.settled();
    const { body } = first(told);
    const inside = (await decryptMessage(element(body, "Encrypt"), cipher)) ?? "";
    for (const name of ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Content", "MsgId"]) {
      expect(element(inside, name)).toBe(element(body, name));
      expect(element(inside, name)).not.toBe("");
    }
  });
});

describe("a reply", () => {
  test.each([
    ["success", "success", "silent", undefined],
    ["nothing", "", "silent", undefined],
    ["a text", replyTo("o-lan", "有的"), "reply", "有的"],
    ["a text with the end of a section in it", replyTo("o-lan", "a]]]]><![CDATA[>b"), "reply", "a]]>b"],
    ["a text to another person", replyTo("o-zhu", "有的"), "outage", undefined],
    ["a text with markup after it", replyTo("o-lan", "有的", "<b>"), "outage", undefined],
    ["JSON", '{"ok":true}', "outage", undefined],
    ["a word too many", "success.", "outage", undefined],
  ])("%s", async (_, answer, outcome, reply) => {
    const { emulator } = serve(() => new Response(answer));
    emulator.weChat.send({ type: "text", content: "有座位吗" });
    await emulator.settled();
    expect(emulator.weChat.deliveries).toHaveLength(1);
    expect(emulator.weChat.deliveries[0]?.outcome).toBe(outcome);
    expect(emulator.weChat.deliveries[0]?.reply).toBe(reply);
  });

  /** A reply as safe mode wants it. */
  async function sealed(content: string, token = account.token): Promise<string> {
    const encrypted = await encryptMessage(replyTo("o-lan", content), cipher);
    const sign = sortedSha1(token, "1714037059", "n1", encrypted);
    return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature>${sign}</MsgSignature><TimeStamp>1714037059</TimeStamp><Nonce>n1</Nonce></xml>`;
  }

  test.each([
    ["plain", "safe", () => replyTo("o-lan", "有"), "outage"],
    ["encrypted", "safe", () => sealed("有"), "reply"],
    ["encrypted and wrongly signed", "safe", () => sealed("有", "wrong"), "outage"],
    ["plain", "compatible", () => replyTo("o-lan", "有"), "reply"],
    ["encrypted", "compatible", () => sealed("有"), "reply"],
    ["encrypted", "plain", () => sealed("有"), "outage"],
  ] as const)("%s in %s mode", async (_, mode, answer, outcome) => {
    const { emulator } = serve(async () => new Response(await answer()));
    emulator.weChat.send({ type: "text", content: "有座位吗", mode });
    await emulator.settled();
    expect(outcomes(emulator.weChat.deliveries)).toEqual([outcome]);
  });
});

describe("without an answer", () => {
  test("it comes four times in all, with the same id, each time signed anew; then the person hears of an outage", async () => {
    const { emulator, told } = serve(() => new Response("down", { status: 503 }));
    const { msgId } = emulator.weChat.send({ type: "text", content: "喂" });
    await emulator.settled();
    expect(outcomes(emulator.weChat.deliveries)).toEqual(["again", "again", "again", "outage"]);
    expect(new Set(told.map(({ body }) => body)).size).toBe(1);
    expect(element(first(told).body, "MsgId")).toBe(msgId);
    expect(new Set(told.map((one) => of(one, "nonce")[0])).size).toBe(4);
  });

  test("a server that is down at first hears of it, once", async () => {
    const { emulator } = serve((_, times) => {
      if (times === 1) throw new TypeError("fetch failed");
      return new Response(times === 2 ? null : "success", { status: times === 2 ? 302 : 200 });
    });
    emulator.weChat.send({ type: "event", event: "subscribe" });
    await emulator.settled();
    expect(emulator.weChat.deliveries.map(({ status, outcome }) => [status, outcome])).toEqual([
      [undefined, "again"],
      [302, "again"],
      [200, "silent"],
    ]);
  });

  test("one that says nothing is cut off, also where it hears of no signal", async () => {
    const { emulator } = serve(() => new Promise(() => {}), { messagePatience: 20, messageRetries: [1] });
    emulator.weChat.send({ type: "text", content: "喂" });
    await emulator.settled();
    expect(outcomes(emulator.weChat.deliveries)).toEqual(["again", "outage"]);
  });

  test("the tries are as far apart as the options say", async () => {
    const times: number[] = [];
    const answer = () => {
      times.push(performance.now());
      return new Response("", { status: 500 });
    };
    const { emulator } = serve(answer, { messageRetries: [60] });
    emulator.weChat.send({ type: "text", content: "喂" });
    await emulator.settled();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(50);
  });

  test("stopped, it comes no more, and nothing waits", async () => {
    const { emulator, told } = serve(() => new Promise(() => {}), { messageRetries: [60_000] });
    emulator.weChat.send({ type: "text", content: "喂" });
    await expect.poll(() => told.length).toBe(1);
    emulator.stop();
    await emulator.settled();
    emulator.weChat.send({ type: "text", content: "喂" });
    await emulator.settled();
    expect(told).toHaveLength(1);
  });
});

describe("faults", () => {
  test("messageTwice: two at once, with one id; the next one is alone", async () => {
    const { emulator, told } = serve();
    emulator.weChat.fail("messageTwice");
    emulator.weChat.send({ type: "text", content: "1" });
    await emulator.settled();
    emulator.weChat.send({ type: "text", content: "2" });
    await emulator.settled();
    const ids = told.map(({ body }) => element(body, "MsgId"));
    expect([ids[0] === ids[1], ids[1] === ids[2], ids.length]).toEqual([true, false, 3]);
  });

  test.each(["plain", "safe"] as const)(
    "messageForged in %s mode: a wrong signature first, then the right one",
    async (mode) => {
      const { emulator, told } = serve();
      emulator.weChat.fail("messageForged");
      emulator.weChat.send({ type: "text", content: "1", mode });
      await emulator.settled();
      const right = told.map((one) => {
        const [signature, ...signed] = of(one, "signature", "timestamp", "nonce");
        return verifySorted(signature, account.token, ...signed);
      });
      expect(right).toEqual([false, true]);
    },
  );
});

describe("the check of the address", () => {
  test.each<[string, (echo: string) => Response, boolean]>([
    ["echoed", (echo) => new Response(echo), true],
    ["with more around it", (echo) => new Response(`${echo}\n`), false],
    ["refused", () => new Response(null, { status: 403 }), false],
  ])("%s", async (_, answer, ok) => {
    const { emulator, told } = serve((one) => answer(of(one, "echostr")[0] ?? ""));
    const { body } = await post(emulator, "/emulator/weChat/check", {});
    expect(body["ok"]).toBe(ok);
    const [signature, ...signed] = of(first(told), "signature", "timestamp", "nonce");
    expect(verifySorted(signature, account.token, ...signed)).toBe(true);
    expect(first(told).body).toBe("");
  });

  test("of a server that is down", async () => {
    const { emulator } = serve(() => {
      throw new TypeError("fetch failed");
    });
    expect(await emulator.weChat.checkAddress()).toEqual({ ok: false, status: undefined, answer: undefined });
  });
});

describe("refuses, and sends nothing", () => {
  test.each<[string, unknown]>([
    ["no type", { content: "1" }],
    ["another type", { type: "location" }],
    ["a text without content", { type: "text" }],
    ["a text that is too long", { type: "text", content: "茶".repeat(2049) }],
    ["a text with what XML has no place for", { type: "text", content: "a\u0000b" }],
    ["half a letter", '{"type":"text","content":"\\ud83c"}'],
    ["a number", { type: "text", content: 1 }],
    ["an image without an address", { type: "image", picUrl: "javascript:1" }],
    ["an event without a name", { type: "event" }],
    ["another mode", { type: "text", content: "1", mode: "secret" }],
    ["an account that is none", { type: "text", content: "1", appId: "wxnobody" }],
    ["a person who is none", { type: "text", content: "1", openId: "o-nobody" }],
    ["an address that is none", { type: "text", content: "1", url: "shop" }],
    ["a list", [{ type: "text", content: "1" }]],
  ])("%s", async (_, message) => {
    const { emulator, told } = serve();
    const { status, body } = await post(emulator, "/emulator/weChat/message", message);
    expect([400, 404]).toContain(status);
    expect(body["err_msg"]).toEqual(expect.any(String));
    await emulator.settled();
    expect(told).toEqual([]);
  });

  test.each([
    ["no token", { token: undefined }, "token"],
    ["no messageUrl", { messageUrl: undefined }, "messageUrl"],
    ["a messageUrl that is none", { messageUrl: "/wechat" }, "messageUrl"],
    ["no key in safe mode", { encodingAESKey: undefined, messageMode: "safe" as const }, "encodingAESKey"],
    ["a key that is too short", { encodingAESKey: "abc", messageMode: "compatible" as const }, "encodingAESKey"],
  ])("for an account with %s", async (_, more, words) => {
    const { emulator, told } = serve(undefined, { accounts: [{ ...account, ...more }] });
    expect(() => emulator.weChat.send({ type: "text", content: "1" })).toThrow(words);
    await emulator.settled();
    expect(told).toEqual([]);
  });
});
