// A server that never answers: what asked it ends all the same, and the request is given up.
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderHook } from "vitest-browser-react";
import { createVVChatClient, useUser, userQueryOptions } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

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
  const client = createVVChatClient({ appId: "qyxd", api: { me: ask } });
  const answer = new QueryClient().query({ ...userQueryOptions(client), retry: false });
  const end = expect(answer).rejects.toMatchObject({ code: "timeout", method: "api.me" });
  await vi.advanceTimersByTimeAsync(9_990);
  expect(aborted()).toEqual([false]);
  await vi.advanceTimersByTimeAsync(10);
  await end;
  expect(aborted()).toEqual([true]);
});

test("me, which nobody waits for any more: the request is given up at once", async () => {
  const { ask, aborted } = silent();
  const client = createVVChatClient({ appId: "qyxd", api: { me: ask } });
  const queryClient = new QueryClient();
  const options = userQueryOptions(client);
  const end = expect(queryClient.query(options)).rejects.toThrow("Cancelled");
  await vi.advanceTimersByTimeAsync(1);
  await queryClient.cancelQueries({ queryKey: options.queryKey });
  await end;
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
