// A server that never answers: what asked it ends all the same, and the request is given up.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderHook } from "vitest-browser-react";
import { useUser } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { inApp } from "../hooks/useUserWorld.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A function of the server's that stays silent, and what became of its request. */
function silent() {
  const signals: (AbortSignal | undefined)[] = [];
  const ask = (...args: readonly unknown[]): Promise<never> => {
    signals.push((args.at(-1) as { signal?: AbortSignal }).signal);
    return new Promise(() => {});
  };
  return { ask, aborted: () => signals.map((signal) => signal?.aborted) };
}

test("me: timeout after 10 s", async () => {
  const { ask, aborted } = silent();
  const hook = await renderHook(() => useUser(), inApp(createFakeHost({ api: { me: ask } })));
  await hook.act(() => vi.advanceTimersByTimeAsync(9_900));
  expect([hook.result.current.isPending, aborted()]).toEqual([true, [false]]);
  await hook.act(() => vi.advanceTimersByTimeAsync(200));
  expect(hook.result.current.error).toMatchObject({ code: "timeout", method: "api.me" });
  expect(aborted()).toEqual([true]);
});

test("me, which nobody waits for any more: the request is given up at once", async () => {
  const { ask, aborted } = silent();
  const hook = await renderHook(() => useUser(), inApp(createFakeHost({ api: { me: ask } })));
  expect(aborted()).toEqual([false]);
  await hook.unmount();
  expect(aborted()).toEqual([true]);
});

test.each(["login", "logout"] as const)("%s: timeout after 10 s, and it can be tried again", async (name) => {
  const { ask, aborted } = silent();
  const host = createFakeHost({ api: { exchange: ask, logout: ask } });
  const hook = await renderHook(() => useUser(), { wrapper: host.wrapper });
  const run = (): void => {
    if (name === "login") hook.result.current.login.mutate();
    else hook.result.current.logout.mutate();
  };
  const codes: (string | undefined)[] = [];
  for (let times = 1; times < 3; times += 1) {
    await hook.act(run);
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1);
      expect(aborted()).toHaveLength(times);
    });
    await hook.act(() => vi.advanceTimersByTimeAsync(10_000));
    codes.push(hook.result.current[name].error?.code);
  }
  expect(codes).toEqual(["timeout", "timeout"]);
  expect(aborted()).toEqual([true, true]);
});
