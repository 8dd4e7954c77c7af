import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { type User, useUser, type UseUserResult, type VVChatApi } from "../../src/index.js";
import type { FakeHost } from "../../src/testing/index.js";

export const bamboo: User = { openId: "o-1", nickname: "Bamboo" };

function who({ isPending, error, data }: UseUserResult): string {
  if (isPending) return "pending";
  return error?.code ?? data?.nickname ?? "nobody";
}

/** What an app would show of it. */
export function Account({ name = "page" }: { name?: string }) {
  const user = useUser();
  const { login, logout } = user;
  return (
    <>
      <button
        onClick={() => {
          login.mutate();
        }}
      >
        {`${name}: in`}
      </button>
      <button
        onClick={() => {
          logout.mutate();
        }}
      >
        {`${name}: out`}
      </button>
      <output data-testid={name}>{who(user)}</output>
      <output data-testid={`${name} calls`}>{login.error?.code ?? logout.error?.code ?? "fine"}</output>
    </>
  );
}

/** The app's own query client around the host's provider. */
export function inApp(
  host: FakeHost,
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <host.wrapper>{children}</host.wrapper>
    </QueryClientProvider>
  );
  return { queryClient, wrapper };
}

/** A question to the server, and how often it was asked in earnest: StrictMode mounts twice, and aborts the first one. */
export function asked(answer: User | null) {
  const me = vi.fn<NonNullable<VVChatApi["me"]>>(() => Promise.resolve(answer));
  return { me, times: () => me.mock.calls.filter(([{ signal }]) => !signal?.aborted).length };
}

/** A promise, and the way to settle it. */
export function later<T>() {
  let resolve = (_value: T) => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
