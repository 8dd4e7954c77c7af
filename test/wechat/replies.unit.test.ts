// What WeChat answers, to the letter. Source: the table of the page script's callbacks, driven over an emulated native side.
import { afterEach, describe, expect, test, vi } from "vitest";
import { defineMethod } from "../../src/index.js";
import { onVoiceRecordEnd } from "../../src/wechat/index.js";
import { rejection, watch } from "../client/watch.js";
import { inWeChat, soon } from "./inWeChat.js";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const own = defineMethod({ name: "x", decode: (reply) => reply });

describe.each<[unknown, string]>([
  [{ err_msg: "x:ok", n: 1 }, "success"],
  [{ err_msg: "anything:ok", n: 1 }, "success"],
  [{ err_msg: "x:cancel" }, "cancelled"],
  [{ err_msg: "x:fail_cancel" }, "cancelled"],
  [{ err_msg: "x:failed_cancel" }, "cancelled"],
  [{ err_msg: "x:cancel by user" }, "failed"],
  [{ err_msg: "x:ok " }, "failed"],
  [{ err_msg: "x:fail" }, "failed"],
  [{ err_msg: "x:fail, no permission" }, "failed"],
  [{ err_msg: "access_denied" }, "failed"],
  [{ err_msg: "system:access_denied" }, "failed"],
  [{ err_msg: "x:no_permission_to_execute" }, "failed"],
  [{ err_msg: "x:function_not_exist" }, "failed"],
  [{ err_msg: "x:OK" }, "invalid_response"],
  [{ err_msg: ":ok" }, "invalid_response"],
  [{ err_msg: "ok" }, "invalid_response"],
  [{ err_msg: "x:confirm" }, "invalid_response"],
  [{ err_msg: "x:" }, "invalid_response"],
  [{ err_msg: "" }, "invalid_response"],
  [{ err_msg: null }, "invalid_response"],
  [{ err_msg: { toString: () => "x:ok" } }, "invalid_response"],
  [{}, "invalid_response"],
  [[], "invalid_response"],
  [["x:ok"], "invalid_response"],
  [null, "invalid_response"],
  ["x:ok", "invalid_response"],
  [7, "invalid_response"],
])("%j", (raw, ending) => {
  test(`is ${ending}`, async () => {
    const { client } = inWeChat({ script: { x: () => raw } });
    const call = watch(client.call(own));
    await vi.waitFor(() => {
      expect(call.state).toBe(ending);
    });
    if (ending === "success") expect(call.value).toMatchObject({ n: 1 });
    if (ending === "failed") expect(call.error?.hostMessage).toBe((raw as { err_msg: string }).err_msg);
  });
});

test("what the page script would delete is kept", async () => {
  const raw = { err_msg: "x:fail", err_code: "3", err_desc: "why", err_detail: "where" };
  const onCall = vi.fn<(event: object) => void>();
  const { client } = inWeChat({ script: { x: () => raw }, client: { onCall } });
  await rejection(client.call(own));
  expect(onCall).toHaveBeenCalledWith(expect.objectContaining({ type: "end", raw }));
});

test("an answer that never comes ends by the call's own deadline; one that comes later is late", async () => {
  vi.useFakeTimers();
  const onCall = vi.fn<(event: { type: string }) => void>();
  const { client, native } = inWeChat({ script: { x: () => undefined }, client: { onCall } });
  const call = watch(client.call(own, undefined, { timeout: 3000 }));
  await soon(3000);
  expect(call.state).toBe("timeout");
  native.named("x")[0]?.answer({ err_msg: "x:ok" });
  expect(onCall.mock.calls.map(([{ type }]) => type)).toContain("late");
});

describe("an event", () => {
  const listens = async () => {
    vi.useFakeTimers();
    const scene = inWeChat();
    const call = watch(scene.client.call(onVoiceRecordEnd));
    await soon();
    return { ...scene, call };
  };

  test.each([{ localId: "v1" }, { localId: "v1", err_msg: "onVoiceRecordEnd:ok" }])("is heard: %j", async (raw) => {
    const { native, call } = await listens();
    native.fire("onVoiceRecordEnd", raw);
    await soon();
    expect(call.value).toEqual({ localId: "v1" });
  });

  test.each([null, {}, "v1", { localId: 7 }, { err_msg: "onVoiceRecordEnd:OK", localId: "v1" }])(
    "that says nothing of use is an error: %j",
    async (raw) => {
      const { native, call } = await listens();
      native.fire("onVoiceRecordEnd", raw);
      await soon();
      expect(call.state).toBe("invalid_response");
    },
  );
});
