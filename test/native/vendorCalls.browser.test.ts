// The rows of «Calls» that are about the vendor's script: that the emulation shows them.
import { describe, expect, test } from "vitest";
import { createAndroidHost, createIosHost, quiet } from "./index.js";
import { callVendor, initialised, registered, vendorScene } from "./vendorScene.js";
import { vendorApi } from "./vendorSdk.js";

const scene = vendorScene();

describe("calls", () => {
  async function answered(reply: unknown, host = initialised()): Promise<[string, unknown][]> {
    scene.runIn(host);
    registered();
    host.handle("post", (received) => {
      received.reply(reply as string);
    });
    const seen = callVendor();
    await quiet();
    return seen;
  }

  test("before ready, nothing, ever", async () => {
    scene.runIn(initialised());
    const seen = callVendor();
    registered();
    await quiet();
    expect([seen, scene.native?.calls]).toEqual([[], []]);
  });

  test.each(["{}", '{"err_code":null}', '{"err_code":200}', '{"err_code":"200"}', '{"code":400,"err_code":200}'])(
    "%s: success, complete",
    async (text) => {
      const reply: unknown = JSON.parse(text);
      expect(await answered(text)).toEqual([
        ["success", reply],
        ["complete", reply],
      ]);
    },
  );

  test.each(['{"err_code":0}', '{"err_code":"0"}', '{"err_code":400,"err_msg":"失败"}', '{"err_code":""}'])(
    "%s: error, complete",
    async (text) => {
      const reply: unknown = JSON.parse(text);
      expect(await answered(text)).toEqual([
        ["error", reply],
        ["complete", reply],
      ]);
    },
  );

  test.each(["[1]", "7", '"text"', "true"])("%s: success", async (text) => {
    expect((await answered(text))[0]).toEqual(["success", JSON.parse(text)]);
  });

  test.each(["{", "", "OK", "null", null])("%j: no callback, an uncaught error", async (reply) => {
    expect(await answered(reply)).toEqual([]);
    expect(scene.errors).toHaveLength(1);
  });

  test("an object in place of a string: no callback on iOS", async () => {
    expect(await answered({ err_code: 0 }, createIosHost({ injected: true }))).toEqual([]);
    expect(scene.errors).toHaveLength(1);
  });

  test("a first callback that throws skips complete, and is called again by a second reply", async () => {
    scene.runIn(initialised());
    registered();
    scene.native?.handle("post", ({ reply }) => {
      reply("1");
      reply("2");
    });
    const seen: unknown[] = [];
    const fail = (reply: unknown): void => {
      if (seen.push(reply) === 1) throw new Error("of the page");
    };
    vendorApi().call("post", {}, fail, fail, (reply) => seen.push("complete", reply));
    await quiet();
    expect(seen).toEqual([1, 2, "complete", 2]);
    expect(scene.errors).toEqual(["Error: of the page"]);
  });

  test("call returns nothing, and hands over the page's own options", async () => {
    scene.runIn(createAndroidHost({ injected: "initialised", version: "2022" }));
    registered();
    scene.native?.handle("post", () => {});
    const options = {};
    expect(vendorApi().call("post", options, fail, fail, fail)).toBeUndefined();
    expect(Object.keys(options), "JsBridge of 2022 writes into them").toEqual(["callbackId"]);
    await quiet();
    expect(scene.native?.calls).toHaveLength(1);
  });
});

function fail(): never {
  throw new Error("not expected");
}
