import { afterEach, expect, test, vi } from "vitest";
import { renderHook } from "vitest-browser-react";
import {
  type MessageReceipt,
  type MessageRequest,
  type SendMessageStep,
  useSendMessage,
  useSession,
  type UseSendMessageOptions,
  VVChatError,
} from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

afterEach(() => {
  vi.useRealTimers();
});

const lan = { sessionId: "8f2c", sessionType: "single" } as const;
const inAnHour = () => new Date(Date.now() + 3_600_000);

type Send = (request: MessageRequest) => Promise<MessageReceipt>;

/** A page, its host, and a server that sends. */
async function open(send: Send, options: UseSendMessageOptions = {}) {
  const sendMessage = vi.fn<Send>(send);
  const host = createFakeHost({ api: { sendMessage } });
  const steps: SendMessageStep[] = [];
  const hook = await renderHook(() => useSendMessage({ onStep: (step) => void steps.push(step), ...options }), {
    wrapper: host.wrapper,
  });
  return { host, sendMessage, steps, send: () => hook.result.current.mutateAsync({ content: "14:30" }) };
}

test("the chat that the page was opened from, the user's consent, the server: one call", async () => {
  const grantedUntil = inAnHour();
  const page = await open(() => Promise.resolve({ grantedUntil }));
  page.host.on("getSession").reply({ session_id: "c7e9", session_type: 2 });
  await expect(page.send()).resolves.toEqual({
    session: { sessionId: "c7e9", sessionType: "group" },
    grantedUntil,
  });
  expect(page.host.calls).toMatchObject([
    { method: "getSession" },
    { method: "auth", params: { scope: "sessionapi_sendmsg:c7e9:2" } },
  ]);
  expect(page.sendMessage.mock.calls[0]?.[0]).toEqual({
    sessionId: "c7e9",
    sessionType: "group",
    content: "14:30",
    code: "fake-code-1",
  });
  expect(page.steps).toEqual(["session", "consent", "message"]);
});

test("a consent is used until it is over: the next message asks nobody", async () => {
  const page = await open(() => Promise.resolve({ grantedUntil: inAnHour() }), { session: lan });
  await page.send();
  await page.send();
  expect(page.host.calls).toMatchObject([{ params: { scope: "sessionapi_sendmsg:8f2c:1" } }]);
  expect(page.sendMessage.mock.calls.map(([{ code }]) => code)).toEqual(["fake-code-1", undefined]);
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + 3_600_001);
  await page.send();
  expect(page.host.calls).toHaveLength(2);
});

test("a server that keeps no consent: each message asks", async () => {
  const page = await open(() => Promise.resolve({ grantedUntil: null }), { session: lan });
  await page.send();
  await page.send();
  expect(page.host.calls).toHaveLength(2);
});

test("the server has forgotten the consent: the user is asked once more, and it is sent once", async () => {
  const forgets: Send = ({ code }) =>
    code ? Promise.resolve({ grantedUntil: inAnHour() }) : Promise.reject(new VVChatError("denied", "No grant"));
  const page = await open(forgets, { session: lan });
  await page.send();
  await page.send();
  expect(page.sendMessage.mock.calls.map(([{ code }]) => code)).toEqual(["fake-code-1", undefined, "fake-code-2"]);
});

test.each([
  ["the user does not allow it", { err_code: 1 }, "denied", "consent"],
  ["the host's answer is no consent", { code: "" }, "invalid_response", "consent"],
])("%s: nothing is sent, and the error names the step", async (_, reply, code, step) => {
  const page = await open(() => Promise.resolve({ grantedUntil: null }), { session: lan });
  page.host.on("auth").reply(reply);
  await expect(page.send()).rejects.toMatchObject({ code, step, method: "auth" });
  expect(page.sendMessage).not.toHaveBeenCalled();
});

test.each([
  ["network", new TypeError("Failed to fetch")],
  ["server", new Error("boom")],
  ["denied", new VVChatError("denied", "Not with this code")],
])("the server fails: %s, in the step of the message, and the user is not asked again", async (code, thrown) => {
  const page = await open(() => Promise.reject(thrown), { session: lan });
  await expect(page.send()).rejects.toMatchObject({ code, step: "message" });
  expect(page.host.calls).toHaveLength(1);
});

test("opened from no chat, and none is named: unavailable, in the step of the chat", async () => {
  const page = await open(() => Promise.resolve({ grantedUntil: null }));
  page.host.on("getSession").reply({});
  await expect(page.send()).rejects.toMatchObject({ code: "unavailable", step: "session" });
  expect(page.host.calls.map(({ method }) => method)).toEqual(["getSession"]);
});

test("without api.sendMessage, or without a text: invalid before anything is opened", async () => {
  const host = createFakeHost({ api: {} });
  const bare = await renderHook(() => useSendMessage({ session: lan }), { wrapper: host.wrapper });
  await expect(bare.result.current.mutateAsync({ content: "x" })).rejects.toMatchObject({ code: "invalid" });
  expect(host.calls).toEqual([]);
  const page = await open(() => Promise.resolve({ grantedUntil: null }), { session: lan });
  const empty = await renderHook(() => useSendMessage({ session: lan }), { wrapper: page.host.wrapper });
  await expect(empty.result.current.mutateAsync({ content: "" })).rejects.toMatchObject({
    code: "invalid",
    field: "content",
  });
  expect(page.host.calls).toEqual([]);
});

test("what onStep throws is the app's, and stops no message", async () => {
  const thrown: unknown[] = [];
  const caught = (event: ErrorEvent): void => {
    event.preventDefault();
    thrown.push(event.error);
  };
  window.addEventListener("error", caught);
  const own = new Error("of the app");
  const onStep = (): never => {
    throw own;
  };
  const page = await open(() => Promise.resolve({ grantedUntil: null }), { session: lan, onStep });
  await expect(page.send()).resolves.toMatchObject({ session: lan });
  await vi.waitFor(() => {
    expect(thrown).toEqual([own, own, own]);
  });
  window.removeEventListener("error", caught);
});

test.each([
  ["a number", 1430],
  ["what JSON cannot say", 1n],
  ["nothing", undefined],
])("a content that is %s: invalid, and nothing is opened", async (_, content) => {
  const page = await open(() => Promise.resolve({ grantedUntil: null }), { session: lan });
  const hook = await renderHook(() => useSendMessage({ session: lan }), { wrapper: page.host.wrapper });
  const hostile: object = { content };
  await expect(hook.result.current.mutateAsync(hostile as { content: string })).rejects.toMatchObject({
    code: "invalid",
    field: "content",
  });
  expect([page.host.calls, page.sendMessage.mock.calls]).toEqual([[], []]);
});

test("by a path it speaks HTTP: grant_needed is a missing consent, and times are Unix seconds", async () => {
  const answers = [
    Response.json({ grantedUntil: Math.floor(Date.now() / 1000) + 600 }),
    Response.json({ error: { code: "grant_needed", message: "over" } }, { status: 403 }),
    Response.json({ grantedUntil: null }),
  ];
  const fetched = vi
    .spyOn(window, "fetch")
    .mockImplementation(() => Promise.resolve(answers.shift() ?? new Response()));
  const host = createFakeHost({ api: "/api/vvchat" });
  const hook = await renderHook(() => useSendMessage({ session: lan }), { wrapper: host.wrapper });
  const first = await hook.result.current.mutateAsync({ content: "1" });
  expect(first.grantedUntil?.getTime()).toBeGreaterThan(Date.now());
  await expect(hook.result.current.mutateAsync({ content: "2" })).resolves.toMatchObject({ grantedUntil: null });
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(Array(3).fill("/api/vvchat/messages"));
  expect(host.calls).toHaveLength(2);
  fetched.mockRestore();
});

test("the chat that useSession knows already is not asked for again", async () => {
  const host = createFakeHost({ api: { sendMessage: () => Promise.resolve({ grantedUntil: null }) } });
  host.on("getSession").reply({ session_id: "8f2c", session_type: 1 });
  const hook = await renderHook(() => ({ session: useSession(), message: useSendMessage() }), {
    wrapper: host.wrapper,
  });
  await vi.waitFor(() => {
    expect(hook.result.current.session.data).toEqual(lan);
  });
  await hook.result.current.message.mutateAsync({ content: "x" });
  expect(host.calls.map(({ method }) => method)).toEqual(["getSession", "auth"]);
});
