import { expect, test } from "vitest";
import { auth } from "../../src/methods/auth.js";
import { rejection } from "../client/watch.js";
import { quiet } from "../native/index.js";
import { post } from "./methods.js";
import { deadline, eventsOf, rawOf, type Scene } from "./scene.js";
import type { BridgeTraits } from "./setup.js";

/** What one reply of the app means. */
export function contractOfReplies(scene: Scene, traits: BridgeTraits): void {
  const scope = "snsapi_userinfo";

  test("no err_code, null, 200 or 0, as a number or as text: success", async () => {
    for (const field of ['"x":1', '"err_code":null', ...[200, '"200"', 0, '"0"'].map((code) => `"err_code":${code}`)]) {
      const { client } = scene.open();
      scene.host.answerWith("post", `{${field},"n":7}`);
      scene.host.answerWith("auth", `{${field},"code":"C1"}`);
      expect(await client.call(post, {}), field).toMatchObject({ n: 7 });
      expect(await client.call(auth, { scope, state: "S" }), field).toEqual({ code: "C1", state: "S", scope });
    }
  });

  test.each([
    [400, "失败"],
    [1, ""],
    [-1, 'the user\'s "no"'],
    [201, "not quite 200"],
    ["400", "as text"],
    ["00", "not quite 0"],
    ["", "empty"],
  ])("another err_code is a failure with that number and text; of auth, denied: %j", async (hostCode, hostMessage) => {
    // The row is about the meaning: what the library cannot carry is another one.
    const words = { hostCode, hostMessage: traits.loses.includes("'") ? hostMessage.replace("'", "’") : hostMessage };
    const { client } = scene.open();
    scene.host.on("post").fail(words.hostCode, words.hostMessage);
    scene.host.on("auth").fail(words.hostCode, words.hostMessage);
    expect(await rejection(client.call(post, {}))).toMatchObject({ code: "failed", method: "post", ...words });
    expect(await rejection(client.call(auth, { scope }))).toMatchObject({ code: "denied", method: "auth", ...words });
  });

  test("another err_code that is no number and no text is a failure without either, and a code beside it changes nothing", async () => {
    scene.host.answerWith("post", '{"err_code":{"n":1},"err_msg":["no"]}');
    const { client } = scene.open();
    const nothing = { hostCode: undefined, hostMessage: undefined };
    expect(await rejection(client.call(post, {}))).toMatchObject({ code: "failed", ...nothing });
    scene.host.on("auth").reply({ err_code: 1, code: "C1" });
    expect(await rejection(client.call(auth, { scope }))).toMatchObject({ code: "denied", hostCode: 1 });
  });

  test("an array, a number, a string, true: invalid_response", async () => {
    for (const reply of ["[]", '[{"code":"C1"}]', "7", '"OK"', '"{\\"code\\":\\"C1\\"}"', "true"]) {
      scene.host.answerWith("post", reply);
      expect((await rejection(scene.open().client.call(post, {}))).code, reply).toBe("invalid_response");
    }
  });

  test("a success without what the method promises, auth without code: invalid_response", async () => {
    for (const reply of ["{}", '{"err_code":0}', '{"err_code":200,"code":""}', '{"code":7}', '{"code":null}']) {
      scene.host.answerWith("auth", reply);
      expect((await rejection(scene.open().client.call(auth, { scope }))).code, reply).toBe("invalid_response");
    }
  });

  const unreadableEnds = traits.unreadable === "settles" ? "invalid_response at once" : "deadline";
  test.each([
    ["JSON that breaks off", '{"code":"C1"'],
    ["JSON with more behind it", '{"code":"C1"};'],
    ["JavaScript that is no JSON", "{code:1}"],
    ["nothing", ""],
    ["plain text", "OK"],
    ["null as text", "null"],
    ["the app's own null", null],
  ])(`bad JSON, empty, plain text, null: ${unreadableEnds}: %s`, async (_, reply) => {
    scene.host.answerWith("post", reply);
    if (traits.unreadable === "lost") await expectLost();
    else expect((await rejection(scene.open().client.call(post, {}))).code).toBe("invalid_response");
  });

  /** The reply never arrives, so only the deadline ends the call; and it is not just slow. */
  async function expectLost(): Promise<void> {
    const { client, events } = scene.open();
    expect((await rejection(client.call(post, {}, { timeout: deadline }))).code).toBe("timeout");
    await quiet();
    expect(eventsOf(events, "late")).toEqual([]);
    expect(scene.errors, "the library's or the script's own").not.toEqual([]);
  }

  test("onCall is given the reply with the end of the call, beside what it means", async () => {
    const { client, events } = scene.open();
    const replies = ['{"n":1, "err_code":"200"}', '{ "err_code": 400 }', "[7]"];
    for (const reply of replies) {
      scene.host.answerWith("post", reply);
      await client.call(post, {}).catch(() => {});
    }
    expect(eventsOf(events, "end").map(({ raw }) => raw)).toEqual(replies.map((reply) => rawOf(reply, traits)));
  });

  test(`an object in place of a string: ${traits.objects === "read" ? "taken as it is" : "deadline"}`, async () => {
    scene.host.answerWith("post", { err_code: 0, n: { list: [1, "你好"] } });
    if (traits.objects === "lost") {
      await expectLost();
      return;
    }
    const { client } = scene.open();
    await expect(client.call(post, {})).resolves.toEqual({ err_code: 0, n: { list: [1, "你好"] } });
    scene.host.answerWith("post", { err_code: 400, err_msg: "失败" });
    const words = { hostCode: 400, hostMessage: "失败" };
    expect(await rejection(client.call(post, {}))).toMatchObject({ code: "failed", ...words });
    for (const value of [[1], 7, true]) {
      scene.host.answerWith("post", value);
      expect((await rejection(client.call(post, {}))).code, `but not ${String(value)}`).toBe("invalid_response");
    }
  });
}
