import { expect, test } from "vitest";
import { rejection } from "../client/watch.js";
import { quiet } from "../native/index.js";
import { post } from "./methods.js";
import { deadline, eventsOf, type Scene } from "./scene.js";
import type { BridgeTraits, Fragile } from "./setup.js";

const sturdy: readonly [string, string][] = [
  ["text that is not ASCII", "支付失败 – ü"],
  ["emoji", "😀👨‍👩‍👧"],
  ["line separators", "a\u2028b\u2029c"],
  ["backslashes", "C:\\new\\table\\user \\\\"],
  ["quotes and slashes", '"a/b" </script> \\"'],
  ["line breaks and control characters", "one\ntwo\r\n\tthree\b\f\u0001"],
  ["a plus, an ampersand, a hash", "1+1=2&x=y#z?"],
];

const fragile: readonly [string, Fragile, string][] = [
  ["an apostrophe", "'", '{"text":"it\'s"}'],
  ["an encoded quote", "%22", '{"text":"%22"}'],
  ["an encoded apostrophe", "%27", '{"text":"%27"}'],
  ["line breaks between its fields", "\n", '{\n  "text": "two lines"\n}'],
];

/** What text gets through, both ways. */
export function contractOfText(scene: Scene, traits: BridgeTraits): void {
  test(`unharmed, both ways: ${sturdy.map(([name]) => name).join(", ")}`, async () => {
    const { client } = scene.open();
    scene.host.on("post").reply(({ text }) => ({ [String(text)]: [text] }));
    for (const [name, text] of sturdy) {
      expect(await client.call(post, { text }), name).toEqual({ [text]: [text] });
      expect(scene.host.calls.at(-1)?.params, name).toEqual({ text });
    }
  });

  test("unharmed, both ways: 100 kB", async () => {
    const text = `${"vv你".repeat(20_000)}.`;
    scene.host.on("post").reply(({ text: got }) => ({ text: got }));
    const { text: back } = await scene.open().client.call(post, { text });
    // Not `toBe(text)`: nobody wants to read what that says.
    expect(back === text).toBe(true);
  });

  test(`in parameters unharmed: ${fragile.map(([name]) => name).join(", ")}`, async () => {
    scene.host.on("post").reply({});
    const { client } = scene.open();
    for (const [name, part] of fragile) {
      const params = { text: `a${part}b`, [`a${part}b`]: 1 };
      await client.call(post, params);
      expect(scene.host.calls.at(-1)?.params, name).toEqual(params);
    }
  });

  for (const [name, part, reply] of fragile) {
    if (traits.loses.includes(part)) {
      test(`a reply with ${name} is lost by the library: its call ends by deadline, the next one works`, async () => {
        const { client, events } = scene.open();
        scene.host.answerWith("post", reply);
        const error = await rejection(client.call(post, {}, { timeout: deadline }));
        expect(error.code).toBe("timeout");
        await quiet();
        expect(eventsOf(events, "late"), "not just slow").toEqual([]);
        expect(scene.errors, "in the library's own code").toHaveLength(1);
        scene.host.on("post").reply({ n: 2 });
        await expect(client.call(post, {})).resolves.toEqual({ n: 2 });
      });
    } else {
      test(`a reply with ${name} arrives`, async () => {
        scene.host.answerWith("post", reply);
        const { text } = JSON.parse(reply) as { text: string };
        const expected = traits.percent === "decoded" ? decodeURIComponent(text) : text;
        await expect(scene.open().client.call(post, {})).resolves.toEqual({ text: expected });
      });
    }
  }
}
