// What happens while a call waits for WeChat: it ends, the page goes elsewhere, another call comes.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth, defineMethod, pay, share } from "../../src/index.js";
import { paymentsOf } from "../../src/options/payments.js";
import { hideOptionMenu, scanQRCode } from "../../src/wechat/index.js";
import { rejection, watch } from "../client/watch.js";
import { inWeChat, soon } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const order = (id: string) =>
  JSON.stringify({
    appId: "wx1",
    timeStamp: "1",
    nonceStr: "n",
    package: `prepay_id=${id}`,
    signType: "RSA",
    paySign: "s",
  });
const sheets = ({ native }: ReturnType<typeof inWeChat>) =>
  native.named("getBrandWCPayRequest").map(({ params }) => params["package"]);
const silent = { getBrandWCPayRequest: () => undefined };

describe("a call that has ended opens nothing", () => {
  test("a payment that another took over from", async () => {
    const scene = inWeChat({ ready: false, script: silent });
    const first = watch(scene.client.call(pay, { imprestCode: order("p1") }));
    await soon(1500);
    watch(scene.client.call(pay, { imprestCode: order("p2") }));
    await soon();
    expect(first.state).toBe("superseded");
    scene.arrive();
    expect(sheets(scene)).toEqual(["prepay_id=p2"]);
  });

  test("of two purchases, and of four taps: one sheet", async () => {
    const scene = inWeChat({ ready: false, script: silent });
    const store = paymentsOf(scene.client);
    for (const id of ["p1", "p2", "p2", "p2"]) {
      store.pay(`imprest:${id}`, { imprestCode: order(id) });
      await soon(1500);
    }
    scene.arrive();
    expect(sheets(scene)).toEqual(["prepay_id=p2"]);
  });

  test("one that was aborted, or whose own time was over", async () => {
    const scene = inWeChat({ ready: false });
    const controller = new AbortController();
    watch(scene.client.call(pay, { imprestCode: order("p1") }, { signal: controller.signal }));
    controller.abort();
    watch(scene.client.call(pay, { imprestCode: order("p2") }, { timeout: 2000 }));
    await soon(3000);
    scene.arrive();
    expect(sheets(scene)).toEqual([]);
  });

  test("a camera, once the permission comes", async () => {
    const { client, native } = inWeChat({ script: { preVerifyJSAPI: () => undefined } });
    const controller = new AbortController();
    watch(client.call(scanQRCode, {}, { signal: controller.signal }));
    await soon();
    controller.abort();
    native.named("preVerifyJSAPI")[0]?.answer({ err_msg: "preVerifyJSAPI:ok" });
    await soon();
    expect(native.named("scanQRCode")).toEqual([]);
  });
});

test("a bridge that comes without its functions is not there yet", async () => {
  const scene = inWeChat({ ready: false, script: silent });
  const page: { WeixinJSBridge?: unknown } = scene.tab.window as object;
  page.WeixinJSBridge = {};
  const call = watch(scene.client.call(pay, { imprestCode: order("p1") }));
  await soon(100);
  expect(call.state).toBe("pending");
  scene.arrive();
  expect(sheets(scene)).toEqual(["prepay_id=p1"]);
});

describe("a share, which opens nothing in WeChat,", () => {
  const card = (name: string) => ({ title: name, url: "https://shop.example/tea" });

  test("stands in nobody's way, and nobody in its", async () => {
    const scene = inWeChat({ script: silent });
    const { client } = scene;
    const first = watch(client.call(share, card("One")));
    const paying = watch(client.call(pay, { imprestCode: order("p1") }));
    await soon(1500);
    const second = watch(client.call(share, card("Two")));
    await soon();
    expect([first.state, paying.state, second.state]).toEqual(["success", "pending", "success"]);
    const signIn = watch(client.call(auth, { scope: "snsapi_base" }));
    await soon();
    expect([signIn.state, paying.state]).toEqual(["pending", "superseded"]);
  });

  test("gives way to a later one, whose card is in the menu in the end", async () => {
    const { client, native } = inWeChat({ script: { preVerifyJSAPI: () => undefined } });
    const first = watch(client.call(share, card("One")));
    await soon();
    const second = watch(client.call(share, card("Two")));
    await soon();
    expect(first.state).toBe("superseded");
    for (const { answer } of native.named("preVerifyJSAPI")) answer({ err_msg: "preVerifyJSAPI:ok" });
    await soon();
    expect(second.state).toBe("success");
    expect(native.named("updateTimelineShareData").map(({ params }) => params["title"])).toEqual(["Two"]);
  });
});

describe("the page goes elsewhere", () => {
  const other = "https://shop.example/cart";

  test("while the signature is on its way: the call carries the new address's", async () => {
    const { client, native, signer, navigate } = inWeChat();
    const call = watch(client.call(hideOptionMenu));
    navigate(other);
    await soon();
    expect(call.state).toBe("success");
    expect(signer.urls).toEqual(["https://shop.example/tea?a=1", other]);
    expect(native.named("hideOptionMenu").map(({ params }) => params["verifySignature"])).toEqual(["s2"]);
  });

  test("and back: WeChat is asked again", async () => {
    const { client, signer, navigate } = inWeChat();
    await client.call(hideOptionMenu);
    navigate(other);
    await client.call(hideOptionMenu);
    navigate("https://shop.example/tea?a=1");
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual(["https://shop.example/tea?a=1", other, "https://shop.example/tea?a=1"]);
  });
});

test("a function that WeChat refuses spoils no other", async () => {
  const { client } = inWeChat({
    script: {
      preVerifyJSAPI: (_, { verifyJsApiList }) => ({
        err_msg: `preVerifyJSAPI:${JSON.stringify(verifyJsApiList).includes("openX") ? "fail" : "ok"}`,
      }),
    },
  });
  await client.call(hideOptionMenu);
  expect((await rejection(client.call(defineMethod({ name: "openX", decode: () => null })))).code).toBe("failed");
  await client.call(hideOptionMenu);
});
