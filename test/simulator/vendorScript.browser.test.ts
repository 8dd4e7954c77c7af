// A page that brings VVChat's own script, on the simulator.
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type SimulatorOptions } from "../../src/simulator/index.js";
import { catchErrors, removeVendorSdk, runVendorSdk } from "../native/index.js";
import { callVendor, registered } from "../native/vendorScene.js";
import { press, simulate } from "./app.js";

type Platform = NonNullable<SimulatorOptions["platform"]>;

/** A script of an earlier test listens for ever, as scripts do. */
const stopListening: (() => void)[] = [];

beforeEach(() => {
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    listen(type, listener);
    stopListening.push(() => {
      document.removeEventListener(type, listener);
    });
  };
  runVendorSdk();
  const caught = catchErrors();
  onTestFinished(() => {
    for (const stop of stopListening.splice(0)) stop();
    Reflect.deleteProperty(document, "addEventListener");
    caught.stop();
    removeVendorSdk();
    delete window.WVJBCallbacks;
    expect(caught.errors).toEqual([]);
  });
});

/** A whole call, by the script. */
async function signsIn(): Promise<void> {
  const seen = callVendor("auth", { app_id: "test", scope: "snsapi_userinfo", state: "S" });
  await press("允许");
  const reply = { code: expect.stringMatching(/^sim-/), state: "S" };
  await expect
    .poll(() => seen)
    .toEqual([
      ["success", reply],
      ["complete", reply],
    ]);
}

describe.each<Platform>(["ios", "android"])("on %s", (platform) => {
  test("the script waits: it is ready once the simulator comes, once, and without an error", async () => {
    const { times, threw } = registered();
    expect(threw).toBeUndefined();
    simulate({ platform });
    await expect.poll(() => times).toEqual(["ready"]);
    await signsIn();
    expect(times).toEqual(["ready"]);
  });

  test("and the user agent is that web view's", () => {
    const { dispose } = simulate({ platform });
    const wanted = platform === "ios" ? /iPhone OS.* Mobile\/15E148$/ : /; wv\).* Mobile Safari/;
    expect(navigator.userAgent).toMatch(wanted);
    dispose();
    expect(navigator.userAgent).not.toMatch(wanted);
  });
});

test("on iOS the simulator is there first: the bridge comes when the script asks for it, by a frame that goes nowhere", async () => {
  simulate({ platform: "ios" });
  expect(window.WebViewJavascriptBridge).toBeUndefined();
  const { times, threw } = registered();
  expect(threw).toBeUndefined();
  // With a `srcdoc` a frame asks nobody for what its `src` says.
  const frame = document.querySelector("html > iframe");
  expect([frame?.getAttribute("src"), frame?.getAttribute("srcdoc")]).toEqual(["https://__bridge_loaded__", ""]);
  await expect.poll(() => times).toEqual(["ready"]);
  expect(window.WVJBCallbacks).toBeUndefined();
  await signsIn();
});

test("on Android it is there first: ready twice, for the script tells of the bridge before it initialises it, and after", async () => {
  simulate({ platform: "android" });
  const { times, threw } = registered();
  expect(threw).toBeUndefined();
  expect(times).toEqual(["ready", "ready"]);
  await signsIn();
});

test("on Android the bridge is initialised once", () => {
  simulate({ platform: "android" });
  window.WebViewJavascriptBridge?.init?.(() => {});
  expect(() => window.WebViewJavascriptBridge?.init?.(() => {})).toThrow("init called twice");
});
