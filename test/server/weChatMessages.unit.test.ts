import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { decryptMessage, encryptMessage } from "../../src/platform/weChat/messageCipher.js";
import { sortedSha1 } from "../../src/platform/weChat/sign.js";
import type { WeChatMessage, WeChatOptions } from "../../src/server/index.js";
import { type World, createWorld, refusalOf } from "./world.js";
import { account, createWeChatHost, encodingAESKey } from "./weChatHost.js";

const { appId, token } = account;
const key = { appId, encodingAESKey };
const got: WeChatMessage[] = [];
let world: World;

function start(options: Partial<WeChatOptions> = {}): World {
  const onMessage = (message: WeChatMessage) => void got.push(message);
  return createWorld({ weChat: { ...account, fetch: createWeChatHost().fetch, onMessage, ...options } });
}

beforeEach(() => {
  got.length = 0;
  world = start();
});
afterEach(() => {
  vi.useRealTimers();
});

let nonces = 0;
const now = (): string => String(Math.floor(Date.now() / 1000));

/** What stands behind the address: signed, but for what is said otherwise. */
function queryOf(more: Record<string, string | undefined> = {}, encrypted?: string): string {
  const timestamp = more["timestamp"] ?? now();
  const nonce = more["nonce"] ?? String((nonces += 1));
  const all: Record<string, string | undefined> = {
    ...{ signature: sortedSha1(token, timestamp, nonce), timestamp, nonce, openid: "o-wx-1" },
    ...(encrypted !== undefined && {
      encrypt_type: "aes",
      msg_signature: sortedSha1(token, timestamp, nonce, encrypted),
    }),
    ...more,
  };
  const entries = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(entries).toString();
}

const send = (body: string, query: string = queryOf()): Promise<Response> =>
  world.send(`/wechat/messages?${query}`, { method: "POST", headers: { "content-type": "text/xml" }, body });

async function textOf(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  return response.text();
}

function element(name: string, value: string): string {
  return /^\d+$/.test(value) ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`;
}

const hello = {
  ...{ ToUserName: "gh_1", FromUserName: "o-wx-1", CreateTime: "1795244400", MsgType: "text" },
  ...{ Content: "你好 <b>&amp; ]]", MsgId: "6054768590064713728" },
};
type Message = Readonly<Record<string, string | undefined>>;
const xml = (fields: Message = hello, more = ""): string => {
  const elements = Object.entries(fields).map(([name, value]) => (value === undefined ? "" : element(name, value)));
  return `<xml>${elements.join("\n")}${more}</xml>`;
};

describe("the check of the address", () => {
  const check = (query: Record<string, string>) =>
    world.send(`/wechat/messages?${new URLSearchParams(query).toString()}`);
  const vector = {
    ...{ signature: "899cf89e464efb63f54ddac96b0a0a235f53aa78", echostr: "4375120948345356249" },
    ...{ timestamp: "1714037059", nonce: "486452656" },
  };
  beforeEach(() => {
    world = start({ token: "AAAAA" });
  });

  test("says back what WeChat wants to hear, as nothing but text", async () => {
    const answer = await check(vector);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe(vector.echostr);
  });

  test.each([
    { signature: "" },
    { signature: vector.signature.toUpperCase() },
    { signature: vector.signature.replace("8", "9") },
    { timestamp: "1714037060" },
    { nonce: "" },
  ])("with %o it says nothing", async (wrong) => {
    expect(await refusalOf(check({ ...vector, ...wrong }))).toEqual([401, "invalid_sign"]);
  });

  test("without a query, with an endless word, or without a token in the options, neither", async () => {
    expect(await refusalOf(check({}))).toEqual([401, "invalid_sign"]);
    expect(await refusalOf(check({ ...vector, echostr: "x".repeat(513) }))).toEqual([400, "invalid_request"]);
    world = start({ token: undefined, onMessage: undefined });
    expect(await refusalOf(check(vector))).toEqual([404, "not_found"]);
    world = createWorld();
    expect(await refusalOf(check(vector))).toEqual([404, "not_found"]);
  });
});

describe("a message", () => {
  test("of text is told to the app, and acknowledged", async () => {
    expect(await textOf(send(`\n<?xml version="1.0"?><!-- from WeChat -->${xml()}\n`))).toBe("success");
    expect(got).toEqual([
      {
        ...{ kind: "text", text: hello.Content, id: hello.MsgId, msgType: "text", account: "gh_1", openId: "o-wx-1" },
        ...{ sentAt: new Date("2026-11-21T07:00:00Z"), fields: hello },
      },
    ]);
  });

  test("in JSON is the same, and its number loses none of its 64 bits", async () => {
    const { MsgId, CreateTime, ...rest } = hello;
    const json = JSON.stringify({ ...rest, Content: '"MsgId": 1, \\"MsgId\\":2' });
    await textOf(send(`${json.slice(0, -1)}, "CreateTime": ${CreateTime}, "MsgId" : ${MsgId} }`));
    expect(got).toMatchObject([{ kind: "text", id: MsgId, text: '"MsgId": 1, \\"MsgId\\":2', openId: "o-wx-1" }]);
  });

  test("of another kind is told by its fields, a new one too", async () => {
    await send(xml({ ...hello, MsgId: "1", MsgType: "image", PicUrl: "https://img.example/1", MediaId: "M" }));
    await send(xml({ ...hello, MsgId: undefined, MsgType: "event", Event: "CLICK", EventKey: "tea" }));
    await send(xml({ ...hello, MsgId: undefined, MsgType: "event", Event: "unsubscribe", EventKey: "" }));
    const scan = "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>7</ScanResult></ScanCodeInfo>";
    await send(xml({ ...hello, MsgId: "2", MsgType: "hologram" }, scan));
    expect(got).toMatchObject([
      { kind: "image", pictureUrl: "https://img.example/1", mediaId: "M" },
      { kind: "event", event: "CLICK", eventKey: "tea" },
      { kind: "event", event: "unsubscribe", eventKey: undefined },
      { kind: "other", msgType: "hologram", fields: { "ScanCodeInfo.ScanResult": "7" } },
    ]);
  });

  test("is acknowledged where the app wants none", async () => {
    world = start({ onMessage: undefined });
    expect(await textOf(send(xml()))).toBe("success");
  });
});

describe("the app's answer", () => {
  test("is a text to who wrote, whatever is in it", async () => {
    world = start({ onMessage: () => "两杯 ]]> <b>&amp;\u0000\ud800 🧋" });
    const answer = await send(xml());
    expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(await answer.text()).toMatch(
      /^<xml><ToUserName><!\[CDATA\[o-wx-1\]\]><\/ToUserName><FromUserName><!\[CDATA\[gh_1\]\]><\/FromUserName><CreateTime>\d{10}<\/CreateTime><MsgType><!\[CDATA\[text\]\]><\/MsgType><Content><!\[CDATA\[两杯 \]\]\]\]><!\[CDATA\[> <b>&amp; 🧋\]\]><\/Content><\/xml>$/u,
    );
  });

  test.each([
    ["nothing", 0, () => undefined],
    ["an empty text", 0, () => ""],
    [
      "an error",
      1,
      () => {
        throw new Error("no database");
      },
    ],
    ["a rejection", 1, () => Promise.reject(new Error("no database"))],
  ])("%s is acknowledged, and errors are reported", async (_, errors, onMessage) => {
    world = start({ onMessage });
    expect(await textOf(send(xml()))).toBe("success");
    expect(world.errors).toHaveLength(errors);
  });

  test("that takes longer than 4.5 s is acknowledged before WeChat gives up, and its text is reported as lost", async () => {
    vi.useFakeTimers();
    world = start({ onMessage: () => new Promise((resolve) => setTimeout(resolve, 10_000, "late")) });
    const answer = send(xml());
    let isOver = false;
    void answer.then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(4400);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(await textOf(answer)).toBe("success");
    expect(world.errors).toEqual([]);
    await vi.advanceTimersByTimeAsync(6000);
    expect(world.errors).toMatchObject([{ message: expect.stringContaining("was not sent") }]);
  });
});

describe("the same message again", () => {
  test("as WeChat tries again: the app is asked once, and the same is answered, by another process too", async () => {
    let count = 0;
    const options = { ...account, fetch: createWeChatHost().fetch, onMessage: () => `answer ${String((count += 1))}` };
    world = createWorld({ weChat: options });
    const contentOf = async (answer: Promise<Response>) => /<Content>(.*)<\/Content>/.exec(await textOf(answer))?.[1];
    const query = queryOf();
    expect(await contentOf(send(xml(), query))).toBe("<![CDATA[answer 1]]>");
    expect(await contentOf(send(xml(), query))).toBe("<![CDATA[answer 1]]>");
    world.restart();
    expect(await contentOf(send(xml(), queryOf()))).toBe("<![CDATA[answer 1]]>");
    expect(Object.values(await world.store.contents()).join()).not.toContain("answer");
    expect(await contentOf(send(xml({ ...hello, MsgId: "2" })))).toBe("<![CDATA[answer 2]]>");
  });

  test("twenty times at once: the app is asked once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => send(xml())));
    expect(got).toHaveLength(1);
  });

  test("an event has no number: it is known by who, when and what", async () => {
    const event = { ...hello, MsgId: undefined, MsgType: "event", Event: "subscribe" };
    for (const more of [{}, {}, { FromUserName: "o-wx-2" }, { CreateTime: "1795244401" }, { Event: "SCAN" }]) {
      await send(xml({ ...event, ...more }));
    }
    expect(got.map(({ openId, sentAt, fields }) => [openId, sentAt.getTime() / 1000, fields["Event"]])).toEqual([
      ["o-wx-1", 1795244400, "subscribe"],
      ["o-wx-2", 1795244400, "subscribe"],
      ["o-wx-1", 1795244401, "subscribe"],
      ["o-wx-1", 1795244400, "SCAN"],
    ]);
  });
});

/** A message that is refused, of which the app hears nothing, and which changes nothing. */
async function refused(body: string, query?: string): Promise<[number, string | undefined]> {
  const before = await world.state();
  const refusal = await refusalOf(send(body, query));
  expect(await world.state()).toEqual(before);
  expect(got).toEqual([]);
  return refusal;
}

describe("a signature", () => {
  test.each([
    ["missing", { signature: undefined }],
    ["empty", { signature: "" }],
    ["wrong", { signature: sortedSha1("another", "1", "2") }],
    ["of no nonce", { nonce: "", signature: sortedSha1(token, now(), "") }],
  ])("%s is refused, before the body is looked at", async (_, wrong) => {
    expect(await refused("no XML", queryOf(wrong))).toEqual([401, "invalid_sign"]);
    expect(world.errors).toEqual([]);
  });

  test("of ten minutes ago, or from tomorrow, is refused, and the log says that the clock may be wrong", async () => {
    for (const seconds of [-301, 330, 86_400]) {
      const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
      expect(await refused(xml(), queryOf({ timestamp }))).toEqual([401, "too_old"]);
    }
    const timestamp = "soon";
    expect(await refused(xml(), queryOf({ timestamp }))).toEqual([401, "too_old"]);
    expect(world.errors).toHaveLength(4);
    expect(String(world.errors[0])).toContain("clock");
    await textOf(send(xml(), queryOf({ timestamp: String(Number(now()) - 290) })));
    expect(got).toHaveLength(1);
  });

  test("copied to another message is refused", async () => {
    const query = queryOf();
    await send(xml(), query);
    const other = send(xml({ ...hello, MsgId: "2", Content: "forged" }), query);
    expect(await refusalOf(other)).toEqual([401, "invalid_sign"]);
    expect(got).toHaveLength(1);
  });
});

describe("a body", () => {
  const bomb = `<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
  test.each([
    ["nothing", ""],
    ["no XML", "hello"],
    ["half an XML", xml().slice(0, -3)],
    ["two messages", `${xml()}<xml>${element("Event", "CLICK")}</xml>`],
    ["another root", `<html>${xml()}</html>`],
    ["a text behind it", `${xml()}x`],
    ["a bomb of entities", bomb + xml(hello, "<Bomb>&c;</Bomb>")],
    ["an external entity", `<!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]>${xml(hello, "<F>&f;</F>")}`],
    ["an external document type", `<!DOCTYPE xml SYSTEM "https://evil.example/x.dtd">${xml()}`],
    ["a document type alone", `<!DOCTYPE xml>${xml()}`],
    ["an entity of its own", xml(hello, "<F>&f;</F>")],
    ["an entity of HTML", xml(hello, "<F>&copy;</F>")],
    ["a declaration inside", xml(hello, "<!ELEMENT f ANY>")],
    ["a marked section", xml(hello, "<![INCLUDE[ ]]>")],
    ["an entity that is declared inside", xml(hello, '<!ENTITY f "x">')],
    ["two senders", xml(hello, "<FromUserName>o-other</FromUserName>")],
    ["a deep one", xml(hello, "<a>".repeat(5000) + "</a>".repeat(5000))],
    ["a deep JSON", `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
    ["half a JSON", '{"ToUserName":'],
    ["no sender", xml({ ...hello, FromUserName: undefined })],
    [
      "a sender that is a list of tags",
      xml({ ...hello, FromUserName: undefined }, "<FromUserName><a>1</a></FromUserName>"),
    ],
    ["a sender of 200 letters", xml({ ...hello, FromUserName: "o".repeat(200) })],
    ["no account", xml({ ...hello, ToUserName: "" })],
    ["no time", xml({ ...hello, CreateTime: "yesterday" })],
    ["no kind", xml({ ...hello, MsgType: undefined })],
  ])("with %s is refused, and the log says why", async (_, body) => {
    expect(await refused(body)).toEqual([400, "invalid_message"]);
    expect(world.errors).toMatchObject([{ name: "UnreadableMessage" }]);
  });

  test("of 1 MB is not read", async () => {
    expect(await refused(xml({ ...hello, Content: "x".repeat(1_048_576) }))).toEqual([413, "too_large"]);
  });

  test("with XML's own entities is read", async () => {
    await send(xml({ ...hello, Content: undefined }, "<Content>a &lt;&amp;&#x8336;&gt;</Content>"));
    expect(got).toMatchObject([{ text: "a <&茶>" }]);
  });

  test("with a prototype's names is a message like any", async () => {
    await send(xml(hello, "<__proto__><admin>1</admin></__proto__><constructor>x</constructor>"));
    await send(`{"__proto__":{"admin":1},${JSON.stringify({ ...hello, MsgId: "2" }).slice(1)}`);
    expect(got).toMatchObject([{ fields: { "__proto__.admin": "1" } }, { fields: { "__proto__.admin": "1" } }]);
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });

  test("is refused while the store does not answer, so that WeChat sends it again", async () => {
    const add = () => Promise.reject(new Error("down"));
    world.restart({ store: { ...world.store, add } });
    expect(await refusalOf(send(xml()))).toEqual([503, "store_unavailable"]);
    expect(got).toEqual([]);
  });
});

describe("an encrypted message", () => {
  const wrap = (encrypted: string, plain = ""): string =>
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName>${plain}${element("Encrypt", encrypted)}</xml>`;

  beforeEach(() => {
    world = start({ encodingAESKey, onMessage: (message) => (got.push(message), "两杯") });
  });

  test("is opened, and answered encrypted and signed", async () => {
    const encrypted = await encryptMessage(xml(), key);
    const answer = await textOf(send(wrap(encrypted), queryOf({}, encrypted)));
    expect(got).toMatchObject([{ kind: "text", text: hello.Content, id: hello.MsgId }]);
    const found =
      /^<xml><Encrypt><!\[CDATA\[([\w+/=]+)\]\]><\/Encrypt><MsgSignature><!\[CDATA\[(\w{40})\]\]><\/MsgSignature><TimeStamp>(\d{10})<\/TimeStamp><Nonce><!\[CDATA\[(\w+)\]\]><\/Nonce><\/xml>$/.exec(
        answer,
      );
    const [, sealed = "", sign, timestamp = "", nonce = ""] = found ?? [];
    expect(sign).toBe(sortedSha1(token, timestamp, nonce, sealed));
    expect(await decryptMessage(sealed, key)).toContain("<Content><![CDATA[两杯]]></Content>");
  });

  test("in JSON too", async () => {
    const encrypted = await encryptMessage(JSON.stringify(hello), key);
    await send(JSON.stringify({ ToUserName: "gh_1", Encrypt: encrypted }), queryOf({}, encrypted));
    expect(got).toMatchObject([{ id: hello.MsgId }]);
  });

  test("in the compatible mode: what is encrypted counts, and not what stands beside it", async () => {
    const encrypted = await encryptMessage(xml(), key);
    const forged = "<FromUserName>o-other</FromUserName><MsgType>text</MsgType>";
    await send(wrap(encrypted, forged), queryOf({}, encrypted));
    expect(got).toMatchObject([{ openId: "o-wx-1" }]);
  });

  const other = "A".repeat(43);
  test.each([
    ["no sign of its own", async () => [await encryptMessage(xml(), key), { msg_signature: undefined }] as const],
    ["a wrong one", async () => [await encryptMessage(xml(), key), { msg_signature: "0".repeat(40) }] as const],
    [
      "the sign of its query alone",
      async () => [await encryptMessage(xml(), key), { msg_signature: sortedSha1(token) }] as const,
    ],
    ["another key's text", async () => [await encryptMessage(xml(), { appId, encodingAESKey: other }), {}] as const],
    ["another account's", async () => [await encryptMessage(xml(), { ...key, appId: "wx-other" }), {}] as const],
    ["half its text", async () => [(await encryptMessage(xml(), key)).slice(0, 64), {}] as const],
    ["no base64", async () => ["%%%", {}] as const],
  ])("with %s is refused", async (_, make) => {
    const [encrypted, more] = await make();
    expect(await refused(wrap(encrypted), queryOf(more, encrypted))).toEqual([401, "invalid_sign"]);
  });

  test("whose text was changed on the way is refused by its sign", async () => {
    const encrypted = await encryptMessage(xml(), key);
    const changed = (encrypted.startsWith("A") ? "B" : "A") + encrypted.slice(1);
    expect(await refused(wrap(changed), queryOf({}, encrypted))).toEqual([401, "invalid_sign"]);
  });

  test("is asked for: a plain one is refused, and the log says what to change", async () => {
    expect(await refused(xml())).toEqual([401, "invalid_sign"]);
    expect(world.errors.map(String)).toEqual([expect.stringContaining("choose the safe mode")]);
  });

  test("with a bomb inside is refused", async () => {
    const encrypted = await encryptMessage(`<!DOCTYPE xml [<!ENTITY a "b">]>${xml()}`, key);
    expect(await refused(wrap(encrypted), queryOf({}, encrypted))).toEqual([400, "invalid_message"]);
  });

  test("without a key here: safe mode is acknowledged, and the log says what to change; compatible mode is read", async () => {
    world = start();
    const encrypted = await encryptMessage(xml(), key);
    expect(await textOf(send(wrap(encrypted), queryOf({}, encrypted)))).toBe("success");
    expect(got).toEqual([]);
    expect(world.errors.map(String)).toEqual([expect.stringContaining('give weChat "encodingAESKey"')]);
    await textOf(send(xml(hello, element("Encrypt", encrypted)), queryOf({}, encrypted)));
    expect(got).toMatchObject([{ id: hello.MsgId }]);
  });
});
