import { expect, test, vi } from "vitest";
import { quiet } from "../native/index.js";
import { post } from "./methods.js";
import type { Scene } from "./scene.js";
import type { BridgeTraits } from "./setup.js";

/** How a host is found, whichever it is. */
export function contractOfConnection(scene: Scene, traits: BridgeTraits): void {
  test(`making a bridge and asking it touches nothing; without a handshake it says "${traits.certainty}"`, () => {
    const { globals, listeners, elements, requests } = scene.traces;
    const seen = [globals.length, listeners.length, elements.length, requests.length];
    const bridge = scene.setup.createBridge();
    expect(bridge.detect()).toBe(traits.certainty);
    expect(bridge.detect()).toBe(traits.certainty);
    expect([scene.traces.globals.length, listeners.length, scene.traces.elements.length, requests.length]).toEqual(
      seen,
    );
  });

  test("the host is found, and says who it is", async () => {
    const { client } = scene.open();
    await client.ready();
    const bridge = scene.setup.createBridge();
    expect(client.getState()).toEqual({ status: "ready", host: bridge.name, slow: false, error: null });
    expect(bridge.detect(), "once it is up").toBe("yes");
    for (const method of ["auth", "pay", "getSession", "selectSession", "share"])
      expect(client.supports(method)).toBe("yes");
    for (const method of ["unauth", "shared", "Pay", "constructor", ""])
      expect(client.supports(method), "only trying tells").toBe("unknown");
  });

  test("calls made before it is found wait, and are sent once each, in order", async () => {
    scene.host.on("post").reply(({ n }) => ({ n }));
    const { client } = scene.open();
    const answers = [1, 2, 3].map((n) => client.call(post, { n }));
    expect(await Promise.all(answers)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await quiet();
    expect(scene.host.calls.map(({ params }) => params)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  test("two clients on one page are both answered", async () => {
    scene.host.on("post").reply(({ n }) => ({ n }));
    const [one, two] = [scene.open(), scene.open()];
    const answers = [one.client.call(post, { n: 1 }), two.client.call(post, { n: 2 })];
    expect(await Promise.all(answers)).toEqual([{ n: 1 }, { n: 2 }]);
    await expect(scene.open().client.call(post, { n: 3 }), "a third one, later").resolves.toEqual({ n: 3 });
  });

  test("one who connects again is told as well, and nobody is told twice", async () => {
    const bridge = scene.setup.createBridge();
    const listeners = [1, 2, 3].map(() => ({ up: vi.fn<() => void>(), failed: vi.fn<() => void>() }));
    const [first, second, third] = listeners;
    if (first) bridge.connect(first);
    if (second) bridge.connect(second);
    await vi.waitFor(() => {
      expect(second?.up).toHaveBeenCalledTimes(1);
    });
    if (third) bridge.connect(third);
    expect(third?.up).toHaveBeenCalledTimes(1);
    await quiet();
    expect(listeners.map(({ up, failed }) => [up.mock.calls.length, failed.mock.calls.length])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
}
