import { QueryClient } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { defineMethod } from "../../src/methods/defineMethod.js";
import { hostCallMutationOptions } from "../../src/options/hostCall.js";
import { rejection } from "../client/watch.js";
import { quiet } from "../native/index.js";
import { getSession, post, unheardOf } from "./methods.js";
import { deadline, eventsOf, rawOf, type Scene } from "./scene.js";
import type { BridgeTraits } from "./setup.js";

/** When, how often and in what order the app answers. */
export function contractOfAnswers(scene: Scene, traits: BridgeTraits): void {
  describe("answered twice", () => {
    const reported = traits.second === "passed" ? "the second answer is reported" : "the library drops the second one";
    test.each([
      ["two answers", { n: 1 }, { err_code: 1, n: 2 }],
      ["the same twice", { n: 1 }, { n: 1 }],
      ["an error first", { err_code: 1 }, { n: 2 }],
    ])(`%s: the first one counts, ${reported}`, async (_, first, second) => {
      const { client, events } = scene.open();
      scene.host.on("post").twice(first, second);
      const outcome = await client.call(post, {}).catch((error: unknown) => error);
      expect(outcome).toMatchObject("err_code" in first ? { code: "failed", hostCode: 1 } : { n: 1 });
      await quiet();
      expect(events.map(({ type }) => type)).toEqual(
        traits.second === "passed" ? ["start", "sent", "end", "double"] : ["start", "sent", "end"],
      );
      expect(eventsOf(events, "double").map(({ raw }) => raw)).toEqual(
        traits.second === "passed" ? [rawOf(JSON.stringify(second), traits)] : [],
      );
    });
  });

  describe("no answer: the deadline ends the call, and the next one works", () => {
    test("never answered", async () => {
      const { client } = scene.open();
      scene.host.on("post").silent().reply({ n: 2 });
      expect((await rejection(client.call(post, {}, { timeout: deadline }))).code).toBe("timeout");
      await expect(client.call(post, {})).resolves.toEqual({ n: 2 });
    });

    test("a method that the app does not know", async () => {
      // The fake host has a word for the developer.
      vi.spyOn(console, "warn").mockReturnValue();
      const { client } = scene.open();
      expect((await rejection(client.call(unheardOf, undefined, { timeout: deadline }))).code).toBe("timeout");
      expect(client.supports("unheardOf"), "only trying tells").toBe("unknown");
      scene.host.on("post").reply({ n: 2 });
      await expect(client.call(post, {})).resolves.toEqual({ n: 2 });
    });
  });

  describe("a late answer", () => {
    test("settles the call while it still runs", async () => {
      scene.host.on("post").late({ n: 1 }, deadline / 2);
      const { client, events } = scene.open();
      await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
      expect(eventsOf(events, "late")).toEqual([]);
    });

    test("after the deadline it is reported, and changes nothing", async () => {
      scene.host
        .on("post")
        .late({ n: "late" }, deadline * 2)
        .late({ n: "next" }, deadline * 1.5);
      const { client, events } = scene.open();
      await client.ready();
      expect((await rejection(client.call(post, {}, { timeout: deadline }))).code).toBe("timeout");
      await expect(client.call(post, {}), "not the other call's answer").resolves.toEqual({ n: "next" });
      await vi.waitFor(() => {
        const raw = rawOf('{"n":"late"}', traits);
        expect(eventsOf(events, "late")).toMatchObject([{ id: 1, method: "post", raw }]);
      });
      expect(eventsOf(events, "end")).toHaveLength(2);
    });
  });

  test("five at once, answered out of order, find their callers", async () => {
    const script = scene.host.on("post");
    const delays = [40, 0, 30, 10, 20];
    for (const delay of delays) script.late(({ n }) => ({ answer: n }), delay);
    const { client } = scene.open();
    const order: number[] = [];
    const answers = await Promise.all(
      delays.map(async (_, n) => {
        const { answer } = await client.call(post, { n });
        order.push(n);
        return answer;
      }),
    );
    expect(answers).toEqual([0, 1, 2, 3, 4]);
    expect(order, "out of order indeed").not.toEqual([0, 1, 2, 3, 4]);
  });

  test("pushState while a call is pending: it is still answered, and so is the next one", async () => {
    const { href } = location;
    onTestFinished(() => {
      history.pushState(null, "", href);
    });
    const { client } = scene.open();
    await client.ready();
    scene.host
      .on("post")
      .late(({ n }) => ({ n }), 20)
      .reply(({ n }) => ({ n }));
    const pending = client.call(post, { n: 1 });
    history.pushState(null, "", "?elsewhere#there");
    await expect(pending).resolves.toEqual({ n: 1 });
    await expect(client.call(post, { n: 2 })).resolves.toEqual({ n: 2 });
  });

  describe("no code of the app's runs inside the library's callback, where what it throws would be the library's", () => {
    const oops = new Error("of the app");
    const fail = (): never => {
      throw oops;
    };

    /** The library must have taken the first answer as delivered: a second one is dropped, as ever. */
    async function expectUndisturbed(events: readonly { type: string }[]): Promise<void> {
      await quiet();
      expect(events.filter(({ type }) => type === "double")).toHaveLength(traits.second === "passed" ? 1 : 0);
      scene.host.on("getSession").reply({ n: 3 });
      await expect(scene.open().client.call(getSession, undefined)).resolves.toEqual({ n: 3 });
    }

    test("then", async () => {
      scene.host.on("post").twice({ n: 1 }, { n: 2 });
      const { client, events } = scene.open();
      await expect(client.call(post, {}).then(fail)).rejects.toBe(oops);
      await expectUndisturbed(events);
    });

    test("onSuccess", async () => {
      scene.host.on("post").twice({ n: 1 }, { n: 2 });
      const { client, events } = scene.open();
      const queryClient = new QueryClient();
      const options = { ...hostCallMutationOptions(client, post), onSuccess: fail };
      await expect(queryClient.getMutationCache().build(queryClient, options).execute({})).rejects.toBe(oops);
      await expectUndisturbed(events);
    });

    test("decode", async () => {
      scene.host.on("broken").twice({ n: 1 }, { n: 2 });
      const { client, events } = scene.open();
      const error = await rejection(client.call(defineMethod({ name: "broken", decode: fail }), {}));
      expect(error).toMatchObject({ code: "invalid_response", cause: oops });
      await expectUndisturbed(events);
    });

    test("onCall, whose error is seen all the same", async () => {
      scene.host.on("post").twice({ n: 1 }, { n: 2 });
      const types: { type: string }[] = [];
      const onCall = (event: { type: string }): never => {
        types.push(event);
        throw oops;
      };
      const { client } = scene.open({ onCall });
      await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
      await expectUndisturbed(types);
      expect(scene.errors).toEqual(types.map(() => String(oops)));
    });
  });
}
