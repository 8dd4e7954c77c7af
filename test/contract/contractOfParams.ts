import { describe, expect, test } from "vitest";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { rejection } from "../client/watch.js";
import { quiet } from "../native/index.js";
import { getSession, post } from "./methods.js";
import type { Scene } from "./scene.js";

/** What a call's parameters go through. */
export function contractOfParams(scene: Scene): void {
  test("parameters arrive as they are, in the host's own names", async () => {
    const params = { app_id: "qyxd", nested: { list: [1, "two", null, true, 0.5], empty: {} }, n: 0, text: "" };
    scene.host.on("post").reply({});
    await scene.open().client.call(post, params);
    expect(scene.host.calls).toEqual([{ method: "post", params }]);
  });

  test("a method without parameters is given an empty object: some libraries throw at anything less", async () => {
    scene.host.on("getSession").reply({ session_id: "s" });
    const { client } = scene.open();
    await expect(client.call(getSession, undefined)).resolves.toEqual({ session_id: "s" });
    expect(scene.host.calls).toEqual([{ method: "getSession", params: {} }]);
  });

  describe("a cyclic option is invalid, no host sees it, and the library's queue is not poisoned", () => {
    test("the caller's", async () => {
      scene.host.on("post").reply({ n: 1 });
      const { client } = scene.open();
      await client.ready();
      const cyclic: Record<string, unknown> = { list: [] };
      (cyclic.list as unknown[]).push(cyclic);
      const before = client.call(post, { n: 1 });
      expect(await rejection(client.call(post, cyclic))).toMatchObject({ code: "invalid", field: "list[0]" });
      await before;
      await expect(client.call(post, { n: 2 })).resolves.toEqual({ n: 1 });
      expect(scene.host.calls.map(({ params }) => params)).toEqual([{ n: 1 }, { n: 2 }]);
    });

    test("one that the method's own encode makes", async () => {
      scene.host.on("post").reply({ n: 1 });
      const { client } = scene.open();
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      const broken = defineMethod({ name: "post", encode: () => cyclic, decode: (reply) => reply });
      expect(await rejection(client.call(broken, {}))).toMatchObject({ code: "invalid", field: "self" });
      await quiet();
      await expect(client.call(post, { n: 2 })).resolves.toEqual({ n: 1 });
      expect(scene.host.calls.map(({ params }) => params)).toEqual([{ n: 2 }]);
    });
  });

  test("nothing that the page holds is written to: JsBridge of 2022 puts the call's id among the options", async () => {
    const nested = Object.freeze({ list: Object.freeze([1]) });
    const params: Record<string, unknown> = { n: 1, nested };
    const wire: Record<string, unknown> = { constant: true };
    const seen: unknown[] = [];
    const method = defineMethod<Record<string, unknown>>({
      name: "post",
      encode: (copy) => {
        seen.push(copy);
        return wire;
      },
      decode: (_, sent) => seen.push(sent),
    });
    scene.host.on("post").reply({});
    const { client, events } = scene.open();
    await client.call(method, params);
    await client.call(method, params);
    expect(params).toEqual({ n: 1, nested });
    expect(wire).toEqual({ constant: true });
    expect(seen).toEqual([params, wire, params, wire]);
    expect(events.filter(({ type }) => type === "sent")).toMatchObject([{ wire }, { wire }]);
    expect(JSON.stringify(events)).not.toContain("callbackId");
    expect(scene.host.calls.map(({ params: got }) => got)).toEqual([wire, wire]);
  });
}
