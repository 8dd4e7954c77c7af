import { MutationCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Profiler, StrictMode, type ReactNode, useState } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type AuthGrant, useAuth, type UseAuthOptions, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

/** A sign-in as an app would write it by hand. */
function SignIn({ options }: { options?: UseAuthOptions }) {
  const auth = useAuth(options);
  return (
    <>
      <button
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <output>{auth.isPending ? "pending" : (auth.error?.code ?? auth.data?.code ?? "idle")}</output>
    </>
  );
}

test("hands out the grant: code, state and scope", async () => {
  const host = createFakeHost();
  const seen = vi.fn<(grant: AuthGrant) => void>();
  const screen = await render(<SignIn options={{ onSuccess: seen }} />, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("idle");
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("fake-code-1");
  const state = host.calls[0]?.params.state;
  expect(state).toMatch(/^[0-9a-f]{32}$/);
  expect(seen.mock.calls[0]?.[0]).toEqual({ code: "fake-code-1", state, scope: "snsapi_userinfo" });
  expect(host.calls).toMatchObject([{ method: "auth", params: { app_id: "fake-app", scope: "snsapi_userinfo" } }]);
});

test("each end of a call is a code of the closed list", async () => {
  const host = createFakeHost({ timeouts: { interactive: 50 } });
  host.on("auth").fail(1, "refused").malformed().reply({ err_code: 0 }).reply({ code: "C", state: "foreign" }).silent();
  const screen = await render(<SignIn />, { wrapper: host.wrapper });
  for (const code of ["denied", "invalid_response", "invalid_response", "state_mismatch", "timeout"]) {
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(code);
  }
  expect(host.calls).toHaveLength(5);
});

test("without a host it ends unavailable, and renders no exception", async () => {
  const host = createFakeHost({ available: false });
  const screen = await render(<SignIn />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable");
});

test("a call is two commits: pending, and its end", async () => {
  const host = createFakeHost();
  host.on("auth").late({ code: "C1" }, 50);
  const commits = vi.fn();
  const screen = await render(
    <Profiler id="sign-in" onRender={commits}>
      <SignIn />
    </Profiler>,
    { wrapper: host.wrapper },
  );
  commits.mockClear();
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("C1");
  expect(commits).toHaveBeenCalledTimes(2);
});

test("exchange and callbacks are those of the last render, however long the user takes", async () => {
  const host = createFakeHost();
  host.on("auth").late({ code: "C1" }, 150);
  const ended: string[] = [];
  function App() {
    const [basket, setBasket] = useState("empty");
    const auth = useAuth({
      exchange: ({ code }) => `${code} with ${basket}`,
      onSuccess: (data) => ended.push(`${data}, told ${basket}`),
    });
    return (
      <>
        <button
          onClick={() => {
            auth.mutate();
          }}
        >
          Sign in
        </button>
        <button
          onClick={() => {
            setBasket("tea");
          }}
        >
          Add tea
        </button>
        <output>{auth.data}</output>
      </>
    );
  }
  const screen = await render(<App />, { wrapper: host.wrapper });
  await screen.getByText("Sign in").click();
  await screen.getByText("Add tea").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("C1 with tea");
  expect(ended).toEqual(["C1 with tea, told tea"]);
});

test("under StrictMode one tap is one host call and one exchange", async () => {
  const host = createFakeHost();
  const exchange = vi.fn((grant: AuthGrant) => grant);
  const screen = await render(
    <StrictMode>
      <SignIn options={{ exchange }} />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("fake-code-1");
  expect(host.calls).toHaveLength(1);
  expect(exchange).toHaveBeenCalledTimes(1);
});

test("fifty taps are one host call", async () => {
  const host = createFakeHost();
  host.on("auth").late({ code: "C1" }, 100);
  const screen = await render(<SignIn />, { wrapper: host.wrapper });
  const button = screen.getByRole("button").element() as HTMLButtonElement;
  for (let tap = 0; tap < 50; tap++) button.click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("C1");
  expect(host.calls).toHaveLength(1);
});

test("a code is exchanged once, however many taps and buttons share it", async () => {
  const host = createFakeHost();
  host.on("auth").late({ code: "C1" }, 100);
  const exchange = vi.fn((grant: AuthGrant) => Promise.resolve(grant));
  const screen = await render(
    <>
      <SignIn options={{ exchange }} />
      <SignIn options={{ exchange: (grant) => exchange(grant) }} />
    </>,
    { wrapper: host.wrapper },
  );
  for (const button of document.querySelectorAll("button")) {
    button.click();
    button.click();
  }
  await expect.element(screen.getByRole("status").first()).toHaveTextContent("C1");
  await expect.element(screen.getByRole("status").last()).toHaveTextContent("C1");
  expect(exchange).toHaveBeenCalledTimes(1);
});

test("unmounting ends nothing: the code is still exchanged, and the callback told", async () => {
  const host = createFakeHost();
  host.on("auth").late({ code: "C1" }, 50);
  const exchange = vi.fn((grant: AuthGrant) => grant);
  const onSuccess = vi.fn();
  const screen = await render(<SignIn options={{ exchange, onSuccess }} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await screen.unmount();
  await vi.waitFor(() => {
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });
  expect(exchange).toHaveBeenCalledTimes(1);
});

test("what exchange throws is server, or network where the server was not reached; the cause is kept", async () => {
  const host = createFakeHost();
  const onError = vi.fn();
  const refused = new Error("no such user");
  const fetchNothing = () => fetch("http://127.0.0.1:9").then(() => "never");
  const exchange = vi.fn<() => Promise<string>>().mockRejectedValueOnce(refused).mockImplementationOnce(fetchNothing);
  function App() {
    const auth = useAuth<string>({ exchange, onError });
    return (
      <>
        <button
          onClick={() => {
            auth.mutate();
          }}
        >
          Sign in
        </button>
        <output>{auth.error?.code}</output>
      </>
    );
  }
  const screen = await render(<App />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("server");
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: "server", method: "auth", cause: refused });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("network");
});

test("the app's own query client never sees a sheet: no retry, no global callback", async () => {
  const host = createFakeHost();
  host.on("auth").fail(400);
  const onError = vi.fn();
  const app = new QueryClient({
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { mutations: { retry: 3, throwOnError: true } },
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={app}>
      <VVChatProvider client={host.client}>{children}</VVChatProvider>
    </QueryClientProvider>
  );
  const screen = await render(<SignIn />, { wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("denied");
  expect(onError).not.toHaveBeenCalled();
  expect(host.calls).toHaveLength(1);
});

test("an Android web view that thinks it is offline still signs in", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  window.dispatchEvent(new Event("offline"));
  try {
    const host = createFakeHost();
    const screen = await render(<SignIn />, { wrapper: host.wrapper });
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent("fake-code-1");
  } finally {
    online.mockRestore();
    window.dispatchEvent(new Event("online"));
  }
});

test("a missing provider is an error that shows how to mount one", () => {
  expect(() => renderToString(<SignIn />)).toThrow(/useAuth\(\)[\s\S]*<VVChatProvider client=\{client\}>/);
});
