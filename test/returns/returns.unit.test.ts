import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth } from "../../src/methods/auth.js";
import { pay } from "../../src/methods/pay.js";
import { share } from "../../src/methods/share.js";
import { rejection, watch } from "../client/watch.js";
import { answerUrl, createPhone, paramsOf } from "./phone.js";
import { onReturn, page, refused, signIn, told } from "./scene.js";

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const soon = () => vi.advanceTimersByTimeAsync(0);
const nothing = () => {};

/** A payment that has left the page. */
function payment() {
  const phone = createPhone({ client: { onReturn } });
  phone.open(page).client.call(pay, { imprestCode: "I1" }).catch(nothing);
  return { phone, redirectUri: paramsOf(phone.last).redirect_uri ?? "" };
}

describe("a sign-in comes back", () => {
  test.each(["proper", "glued", "unencoded", "appended"] as const)("from a host that answers %s", async (style) => {
    const { phone, state, redirectUri } = signIn();
    const back = phone.open(answerUrl(redirectUri, { err_code: "0", code: "C+1/2=", state }, style));
    expect(back.url).toBe(page);
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toEqual({
      code: "C+1/2=",
      state,
      scope: "snsapi_userinfo",
    });
    await soon();
    expect(told).toEqual([
      { method: "auth", host: "deeplink", reply: { err_code: "0", code: "C+1/2=", state }, error: null },
    ]);
  });

  test("to a page whose redirect URI has lost its query: its state names it", async () => {
    const { phone, agreed } = signIn();
    const back = phone.open(answerUrl("https://shop.example/tea", agreed));
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
  });

  test("to a page that the server moved behind a slash", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const back = phone.open(answerUrl(redirectUri.replace("/tea?", "/tea/?"), agreed));
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
  });

  test("with a state of the app's own", async () => {
    const { phone, redirectUri, agreed } = signIn({ state: "of the app's & own=1" });
    expect(agreed.state).toBe("of the app's & own=1");
    const back = phone.open(answerUrl(redirectUri, agreed));
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ state: "of the app's & own=1" });
  });

  test("in another tab, while the one that it left is still there", async () => {
    const { phone, redirectUri, agreed } = signIn();
    await expect(phone.open(answerUrl(redirectUri, agreed)).client.takeReturn(auth)?.outcome).resolves.toMatchObject({
      code: "C1",
    });
  });

  test("after a kill, to a new load", async () => {
    const { phone, tab, redirectUri, agreed } = signIn();
    tab.kill();
    await expect(phone.open(answerUrl(redirectUri, agreed)).client.takeReturn(auth)?.outcome).resolves.toMatchObject({
      code: "C1",
    });
  });

  test("refused: denied, with the host's number and words", async () => {
    const { phone, state, redirectUri } = signIn();
    const back = phone.open(answerUrl(redirectUri, { err_code: "1", err_msg: "<b>no</b>", state }));
    const error = await rejection(back.client.takeReturn(auth)?.outcome ?? Promise.resolve());
    expect(error).toMatchObject({ code: "denied", hostCode: "1", hostMessage: "<b>no</b>" });
  });

  test("agreed without a code: no answer", async () => {
    const { phone, state, redirectUri } = signIn();
    expect(await refused(phone.open(answerUrl(redirectUri, { err_code: "0", state })))).toBe("invalid_response");
  });

  test("is handed over once, and to its own method alone", () => {
    const { phone, redirectUri, agreed } = signIn();
    const { client } = phone.open(answerUrl(redirectUri, agreed));
    expect(client.takeReturn(pay)).toBeUndefined();
    expect(client.takeReturn(auth, ({ scope }) => scope === "another")).toBeUndefined();
    expect(client.takeReturn(auth, ({ scope }) => scope === "snsapi_userinfo")).toBeDefined();
    expect(client.takeReturn(auth)).toBeUndefined();
  });

  test("is there for the client that HMR or StrictMode makes anew, when the address is clean already", () => {
    const { phone, redirectUri, agreed } = signIn();
    phone.open(answerUrl(redirectUri, agreed));
    expect(phone.open(page).client.takeReturn(auth)).toBeDefined();
  });
});

describe("a payment and a share come back", () => {
  test("a payment, with its order's code", async () => {
    const { phone, redirectUri } = payment();
    const taken = phone.open(answerUrl(redirectUri, { trade_no: "T1" })).client.takeReturn(pay);
    expect(taken?.sent).toEqual({ imprest_code: "I1" });
    await expect(taken?.outcome).resolves.toEqual({ tradeNo: "T1" });
  });

  test.each(["https://shop.example/茶", "https://SHOP.example:443/cb", "https://shop.example/a b/../cb?x=1"])(
    "to a redirect URI of the app's own, however it is written: %s",
    async (redirectUri) => {
      const phone = createPhone({ bridge: { redirectUri }, client: { onReturn } });
      const { agreed, redirectUri: asked } = signIn({ phone });
      const back = phone.open(answerUrl(asked, agreed));
      await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
    },
  );

  test("a payment that was given up: no trade number", async () => {
    const { phone, redirectUri } = payment();
    const back = phone.open(redirectUri);
    expect(back.url).toBe(page);
    expect((await rejection(back.client.takeReturn(pay)?.outcome ?? Promise.resolve())).code).toBe("invalid_response");
  });

  test.each([
    [{ code: "200" }, "success"],
    [{ code: "400", err_msg: "failed" }, "failed"],
    [{ code: "400", err_msg: "用户取消" }, "cancelled"],
  ])("a share: %j is %s", async (answer, end) => {
    const phone = createPhone();
    phone.open(page).client.call(share, { title: "Tea", url: page }).catch(nothing);
    const taken = phone.open(answerUrl(paramsOf(phone.last).redirect_uri ?? "", answer)).client.takeReturn(share);
    const seen = watch(taken?.outcome ?? Promise.reject(new Error("nothing came back")));
    await soon();
    expect(seen.state).toBe(end);
  });

  test.each([
    ["nothing", ""],
    ["two codes", "&code=200&code=400"],
    ["two codes, the other way round", "&code=400&code=200"],
  ])("a share that comes back with %s was not handed off", async (_, answer) => {
    const phone = createPhone();
    phone.open(page).client.call(share, { title: "Tea", url: page }).catch(nothing);
    const [uri = "", hash = ""] = (paramsOf(phone.last).redirect_uri ?? "").split("#");
    const taken = phone.open(`${uri}${answer}#${hash}`).client.takeReturn(share);
    expect((await rejection(taken?.outcome ?? Promise.resolve())).code).toBe("invalid_response");
  });

  test("a share on another page than it left is nobody's", () => {
    const phone = createPhone();
    phone.open(page).client.call(share, { title: "Tea", url: page }).catch(nothing);
    const { redirect_uri: redirectUri = "" } = paramsOf(phone.last);
    const back = phone.open(answerUrl(redirectUri.replace("/tea", "/other"), { code: "200" }));
    expect(back.client.takeReturn(share)).toBeUndefined();
  });

  test("what a call was for is known again", () => {
    const phone = createPhone();
    const options = { purpose: "bind" };
    phone.open(page).client.call(auth, { scope: "s" }, options).catch(nothing);
    const { redirect_uri: redirectUri = "", state = "" } = paramsOf(phone.last);
    const { client } = phone.open(answerUrl(redirectUri, { code: "C", state }));
    expect(client.takeReturn(auth, (_, purpose) => purpose === "login")).toBeUndefined();
    expect(client.takeReturn(auth, (_, purpose) => purpose === "bind")?.purpose).toBe("bind");
  });

  test("an answer to another method is none: a code for a payment, a trade number for a sign-in", async () => {
    const first = payment();
    const { client } = first.phone.open(answerUrl(first.redirectUri, { code: "C", state: "S" }));
    expect(client.takeReturn(auth)).toBeUndefined();
    expect((await rejection(client.takeReturn(pay)?.outcome ?? Promise.resolve())).code).toBe("invalid_response");
    const second = signIn();
    expect(await refused(second.phone.open(answerUrl(second.redirectUri, { trade_no: "T" })))).toBe("state_mismatch");
  });

  test("a trade number that nobody waits for is handed to nobody, and goes from the address", async () => {
    const phone = createPhone({ client: { onReturn } });
    const back = phone.open(`${page.slice(0, -4)}&vvchat_call=1&trade_no=T`);
    expect(back.url).toBe("https://shop.example/tea?a=1");
    expect(back.client.takeReturn(pay)).toBeUndefined();
    await soon();
    expect(told).toMatchObject([{ method: "pay", reply: { trade_no: "T" }, error: { code: "state_mismatch" } }]);
  });

  test("a share that nobody waits for is handed to nobody", () => {
    const back = createPhone().open("https://shop.example/tea?vvchat_call=1&code=200");
    expect(back.client.takeReturn(share)).toBeUndefined();
    expect(back.client.takeReturn(auth)).toBeUndefined();
  });

  test("a shop's own trade_no stays, and is no return", async () => {
    const back = createPhone({ client: { onReturn } }).open("https://shop.example/order?trade_no=T1");
    await soon();
    expect([back.url, told]).toEqual(["https://shop.example/order?trade_no=T1", []]);
  });
});

test("what is noted of a call holds no code, no name and no open id", () => {
  const { phone, redirectUri, agreed } = signIn();
  const { client } = phone.open(answerUrl(redirectUri, { ...agreed, code: "SECRET" }));
  client.call(share, { title: "For Bamboo", subtitle: "Ann", url: page }).catch(nothing);
  client.call(pay, { imprestCode: "I1" }).catch(nothing);
  expect([...phone.items.values()].join()).not.toMatch(/SECRET|Bamboo|Ann/);
});

test("what is noted does not grow: the ten newest calls", () => {
  const phone = createPhone();
  const { client } = phone.open(page);
  for (let call = 0; call < 30; call++) {
    client.call(pay, { imprestCode: `I${String(call)}` }).catch(nothing);
    vi.advanceTimersByTime(1100);
  }
  const noted = JSON.parse(phone.items.get("vvchat:app") ?? "{}") as { redirects: object };
  expect(Object.keys(noted.redirects)).toHaveLength(10);
  expect(
    phone.open(answerUrl(paramsOf(phone.last).redirect_uri ?? "", { trade_no: "T" })).client.takeReturn(pay),
  ).toBeDefined();
});

test("what is noted of payments is kept beside it", () => {
  const phone = createPhone();
  phone.items.set("vvchat:app", '{"v":1,"payments":{"cart":{"anything":1}}}');
  const { redirectUri, agreed } = signIn({ phone });
  expect(phone.items.get("vvchat:app")).toContain('"payments":{"cart":{"anything":1}}');
  phone.open(answerUrl(redirectUri, agreed)).client.takeReturn(auth);
  expect(phone.items.get("vvchat:app")).toBe('{"v":1,"payments":{"cart":{"anything":1}}}');
});
