// A page that brings VVChat's own script, on the simulator.
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { catchErrors, removeVendorSdk, runVendorSdk } from "../native/index.js";
import { callVendor, registered } from "../native/vendorScene.js";
import { press, simulate } from "./app.js";

beforeEach(() => {
  runVendorSdk();
  const caught = catchErrors();
  onTestFinished(() => {
    caught.stop();
    removeVendorSdk();
    delete window.WVJBCallbacks;
    expect(caught.errors).toEqual([]);
  });
});

test("the script waits: it is ready once the simulator comes, once, and without an error", async () => {
  const { times, threw } = registered();
  expect(threw).toBeUndefined();
  simulate();
  expect(times).toEqual(["ready"]);
  const seen = callVendor("auth", { app_id: "test", scope: "snsapi_userinfo", state: "S" });
  await press("允许");
  const reply = { code: expect.stringMatching(/^sim-/), state: "S" };
  await expect
    .poll(() => seen)
    .toEqual([
      ["success", reply],
      ["complete", reply],
    ]);
});

test("the simulator is there first: ready once, and then the script throws, as on iOS", () => {
  simulate();
  const { times, threw } = registered();
  expect(times).toEqual(["ready"]);
  expect(threw).toContain("init is not a function");
});
