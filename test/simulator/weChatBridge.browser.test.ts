import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { simulate } from "./app.js";
import { linkTo } from "./browserPlace.js";
import {
  ask,
  bridge,
  bridgeNow,
  invoke,
  listen,
  permitted,
  platforms,
  settled,
  signature,
  simulateWeChat,
  visit,
} from "./weChatPlace.js";

describe.each(platforms)("in WeChat on %s", (platform) => {
  test("the user agent is WeChat's there, and there is no VVChat: no bridge, and its links open nothing", async () => {
    const { opened } = simulateWeChat(platform);
    expect(navigator.userAgent).toMatch(
      platform === "ios"
        ? /^Mozilla\/5\.0 \(iPhone; .* Mobile\/15E148 MicroMessenger\/8\.0\.50\(\w+\) NetType\/WIFI Language\/zh_CN$/
        : /^Mozilla\/5\.0 \(Linux; Android .* Version\/4\.0 Chrome\/\S+ Mobile Safari\/537\.36 XWEB\/\d+ MMWEBSDK\/\d+ .*MicroMessenger\/8\.0\.50/,
    );
    expect(navigator.maxTouchPoints).toBe(5);
    location.href = linkTo("qpay", { imprest_code: "imp-1" });
    await settled();
    expect(window.WebViewJavascriptBridge).toBeUndefined();
    expect(page.getByRole("dialog").elements()).toEqual([]);
    expect([document.visibilityState, opened]).toEqual(["visible", []]);
  });

  test("the bridge comes after the page's scripts, and its event tells of it; it goes with the simulator", async () => {
    const heard = vi.fn();
    document.addEventListener("WeixinJSBridgeReady", heard);
    onTestFinished(() => {
      document.removeEventListener("WeixinJSBridgeReady", heard);
    });
    const { simulator } = simulateWeChat(platform);
    expect(bridgeNow()).toBeUndefined();
    await bridge();
    expect(heard).toHaveBeenCalledOnce();
    simulator.dispose();
    expect(bridgeNow()).toBeUndefined();
    expect(navigator.userAgent).not.toContain("MicroMessenger");
  });

  test("a bridge that never comes, and one that is late", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const channelsEmpty = async () => {
      for (let turns = 0; turns < 3; turns++) {
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(0);
        });
      }
    };
    const { simulator } = simulateWeChat(platform, { weChat: { bridge: "never" } });
    await channelsEmpty();
    vi.advanceTimersByTime(60_000);
    expect(bridgeNow()).toBeUndefined();
    simulator.dispose();
    simulateWeChat(platform, { weChat: { bridge: "late" } });
    await channelsEmpty();
    vi.advanceTimersByTime(2999);
    expect(bridgeNow()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(bridgeNow()).toBeDefined();
  });

  test("a function that WeChat has not", async () => {
    simulateWeChat(platform);
    expect(await invoke("openTeapot")).toEqual({ err_msg: "system:function_not_exist" });
    expect(await permitted("openTeapot")).toEqual({ err_msg: "system:function_not_exist" });
    // The names of VVChat's methods are none of WeChat's.
    for (const name of ["auth", "pay", "getSession", "toString", "__proto__"]) {
      expect(await invoke(name)).toEqual({ err_msg: "system:function_not_exist" });
    }
  });

  test("before permission, and beyond it, what needs it is denied; the console says why", async () => {
    const said = listen("warn");
    simulateWeChat(platform);
    const denied = { err_msg: "system:access_denied" };
    expect(await invoke("geoLocation", signature)).toEqual(denied);
    await ask(["scanQRCode"]);
    expect(await invoke("geoLocation", signature)).toEqual(denied);
    expect(await invoke("scanQRCode")).toEqual(denied);
    expect(await invoke("scanQRCode", { ...signature, verifyNonceStr: "other" })).toEqual(denied);
    expect(await invoke("scanQRCode", signature)).toMatchObject({ err_msg: "scanQRCode:ok" });
    expect(said()).toEqual([
      'simulator: WeChat denies "geoLocation": preVerifyJSAPI has not been answered with ok',
      'simulator: WeChat denies "geoLocation": verifyJsApiList had no "geoLocation"',
      expect.stringContaining("does not repeat the verify… fields"),
      expect.stringContaining("does not repeat the verify… fields"),
    ]);
  });

  test("after a client-side navigation: on Android permission has to be asked for anew, on iOS it stays", async () => {
    listen("warn");
    simulateWeChat(platform);
    await ask(["scanQRCode"]);
    visit("?table=3");
    const result = await invoke("scanQRCode", signature);
    expect(result).toMatchObject({ err_msg: platform === "ios" ? "scanQRCode:ok" : "system:access_denied" });
    expect(await permitted("scanQRCode")).toMatchObject({ err_msg: "scanQRCode:ok" });
    // What follows # is none of it.
    location.hash = "#/cart";
    expect(await invoke("scanQRCode", signature)).toMatchObject({ err_msg: "scanQRCode:ok" });
  });

  test("what the page hands over stays as it is, frozen or not, and each reply is the page's own", async () => {
    simulateWeChat(platform);
    const apis = Object.freeze(["geoLocation"]);
    const params = Object.freeze({ ...signature, verifyJsApiList: apis });
    expect(await invoke("preVerifyJSAPI", params)).toEqual({ err_msg: "preVerifyJSAPI:ok" });
    const first = (await invoke("geoLocation", signature)) as Record<string, unknown>;
    const second = (await invoke("geoLocation", signature)) as Record<string, unknown>;
    expect(first).toEqual(second);
    first["latitude"] = "changed";
    expect(second["latitude"]).not.toBe("changed");
    expect(await invoke("geoLocation", signature)).toEqual(second);
  });

  test("a script answers in WeChat's place; calls tell what was asked, by its wire name", async () => {
    const { simulator } = simulateWeChat(platform);
    simulator.on("scanQRCode").reply({ err_msg: "scanQRCode:cancel" }).malformed();
    expect(await permitted("scanQRCode", { needResult: 1 })).toEqual({ err_msg: "scanQRCode:cancel" });
    expect(await invoke("scanQRCode", signature)).toBe('{"code":');
    expect(simulator.calls.map(({ method }) => method)).toEqual(["preVerifyJSAPI", "scanQRCode", "scanQRCode"]);
    simulator.on("preVerifyJSAPI").reply({ err_msg: "preVerifyJSAPI:ok" });
    expect(await permitted("geoLocation")).toMatchObject({ err_msg: "geoLocation:ok" });
    simulator.reset();
    listen("warn");
    expect(await invoke("geoLocation", signature)).toEqual({ err_msg: "system:access_denied" });
  });

  test("latency: a call takes so long to WeChat", async () => {
    simulateWeChat(platform, { latency: 200 });
    const there = await bridge();
    const begin = performance.now();
    await new Promise((resolve) => {
      there.invoke("preVerifyJSAPI", signature, resolve);
    });
    expect(performance.now() - begin).toBeGreaterThan(180);
  });
});

test("a call without parameters, without a listener, and with something else in their place", async () => {
  simulateWeChat("android");
  const there = await bridge();
  const replies: unknown[] = [];
  there.invoke("hideOptionMenu");
  there.invoke("showOptionMenu", (reply: unknown) => replies.push(reply));
  there.invoke("showOptionMenu", null, (reply: unknown) => replies.push(reply));
  there.invoke("showOptionMenu", "text");
  there.on("onVoiceRecordEnd", () => {});
  await expect.poll(() => replies).toEqual([{ err_msg: "showOptionMenu:ok" }, { err_msg: "showOptionMenu:ok" }]);
});

test("in WeChat itself, or where a bridge is already, it says so and stays off the page", () => {
  const said = listen("error");
  const bridgeOfWeChat = { invoke() {} };
  Reflect.set(window, "WeixinJSBridge", bridgeOfWeChat);
  onTestFinished(() => {
    Reflect.deleteProperty(window, "WeixinJSBridge");
  });
  const simulator = simulate({ place: "wechat" });
  expect([simulator.active, bridgeNow()]).toEqual([false, bridgeOfWeChat]);
  Reflect.deleteProperty(window, "WeixinJSBridge");
  const agent = vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Linux) MicroMessenger/8.0.50");
  const inside = simulate({ place: "wechat" });
  agent.mockRestore();
  expect(inside.active).toBe(false);
  expect(said()).toEqual([
    "createSimulator(): this page has a WeixinJSBridge already. This simulator stays off the page.",
    "createSimulator(): this is WeChat, where its own bridge belongs. This simulator stays off the page.",
  ]);
});
