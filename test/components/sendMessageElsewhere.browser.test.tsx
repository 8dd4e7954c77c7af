// A message outside VVChat: its consent must not leave the page, for the text would be lost.
import { expect, test, vi } from "vitest";
import { renderHook } from "vitest-browser-react";
import {
  type Bridge,
  type BridgeListener,
  createVVChatClient,
  useSendMessage,
  VVChatProvider,
} from "../../src/index.js";
import { absent } from "./absentBridge.js";
import { createPhone } from "./phone.js";

const lan = { sessionId: "8f2c", sessionType: "single" } as const;
const sent = { grantedUntil: null };

/** A host that comes up when the test says so. */
function late(bridge: Partial<Bridge>) {
  let listener: BridgeListener | undefined;
  const calls: string[] = [];
  const sendMessage = vi.fn(() => Promise.resolve(sent));
  const host: Bridge = {
    ...absent,
    connect: (to) => {
      listener = to;
    },
    send(method, params, answer) {
      calls.push(method);
      answer({ kind: "success", reply: { code: "C1", state: params["state"] }, raw: undefined });
    },
    ...bridge,
  };
  const client = createVVChatClient({ appId: "a", bridges: [host], api: { sendMessage } });
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <VVChatProvider client={client}>{children}</VVChatProvider>
  );
  return {
    calls,
    sendMessage,
    wrapper,
    up: () =>
      vi.waitFor(() => {
        if (!listener) throw new Error("Nobody looks for a host yet");
        listener.up();
      }),
  };
}

test("in a phone's browser it ends as unsupported, and says where it works, before anything is opened", async () => {
  const sendMessage = vi.fn(() => Promise.resolve(sent));
  const phone = createPhone({ api: { sendMessage } });
  const { result } = await renderHook(() => useSendMessage({ session: lan }), { wrapper: phone.wrapper });
  await expect(result.current.mutateAsync({ content: "14:30" })).rejects.toMatchObject({
    code: "unsupported",
    method: "auth",
    step: "consent",
    message: expect.stringContaining("inside VVChat alone") as unknown,
  });
  expect(phone.opened).toEqual([]);
  expect(sendMessage).not.toHaveBeenCalled();
});

test("while connecting it waits: a host that leaves the page gets nothing, one that does not is asked", async () => {
  const leaving = late({ leaves: () => true });
  const first = await renderHook(() => useSendMessage({ session: lan }), { wrapper: leaving.wrapper });
  const refused = expect(first.result.current.mutateAsync({ content: "14:30" })).rejects.toMatchObject({
    code: "unsupported",
  });
  await leaving.up();
  await refused;
  expect(leaving.calls).toEqual([]);
  const staying = late({});
  const second = await renderHook(() => useSendMessage({ session: lan }), { wrapper: staying.wrapper });
  const message = second.result.current.mutateAsync({ content: "14:30" });
  await staying.up();
  await expect(message).resolves.toEqual({ ...sent, session: lan });
  expect(staying.calls).toEqual(["auth"]);
});

test("its signal ends the wait for a host, before that is there", async () => {
  const host = late({});
  const { result } = await renderHook(() => useSendMessage({ session: lan }), { wrapper: host.wrapper });
  for (const early of [false, true]) {
    const aborter = new AbortController();
    if (early) aborter.abort();
    const message = result.current.mutateAsync({ content: "14:30", signal: aborter.signal });
    if (!early)
      setTimeout(() => {
        aborter.abort();
      }, 20);
    await expect(message).rejects.toMatchObject({ code: "aborted", step: "consent" });
  }
  await host.up();
  expect(host.calls).toEqual([]);
  expect(host.sendMessage).not.toHaveBeenCalled();
});
