import { focusManager } from "@tanstack/react-query";
import { StrictMode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type User, useUser, userQueryKey, type VVChatApi } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { Account, asked, bamboo, inApp, later } from "./useUserWorld.js";

afterEach(() => {
  vi.unstubAllGlobals();
  focusManager.setFocused(undefined);
});

test("signs in by the server, and is the user at once for everybody, without another request", async () => {
  const { me, times } = asked(null);
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() => Promise.resolve(bamboo));
  const host = createFakeHost({ api: { me, exchange } });
  const screen = await render(
    <StrictMode>
      <Account />
      <Account name="header" />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  await screen.getByText("page: in").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  await expect.element(screen.getByTestId("header")).toHaveTextContent("Bamboo");
  expect(times()).toBe(1);
  const { state } = host.calls[0]?.params ?? {};
  expect(exchange.mock.calls).toEqual([
    [{ code: "fake-code-1", state, scope: "snsapi_userinfo" }, { signal: expect.any(AbortSignal) }],
  ]);
});

test("when login has succeeded, data is the user already", async () => {
  const host = createFakeHost({ api: { exchange: () => Promise.resolve(bamboo) } });
  const { queryClient, wrapper } = inApp(host);
  const seen: unknown[] = [];
  function App() {
    const { login, data } = useUser();
    if (login.isSuccess) seen.push(data, login.data);
    return (
      <button
        onClick={() => {
          login.mutate(undefined, {
            onSuccess: () => seen.push(queryClient.getQueryData(userQueryKey(host.client))),
          });
        }}
      >
        Sign in
      </button>
    );
  }
  const screen = await render(<App />, { wrapper });
  await screen.getByRole("button").click();
  await vi.waitFor(() => {
    expect(seen.length).toBeGreaterThan(2);
  });
  expect(new Set(seen)).toEqual(new Set([bamboo]));
});

test("a request that was on its way when somebody signed in does not have the last word", async () => {
  const slow = later<User | null>();
  const signals: (AbortSignal | undefined)[] = [];
  const me: VVChatApi["me"] = ({ signal }) => {
    signals.push(signal);
    return slow.promise;
  };
  const host = createFakeHost({ api: { me, exchange: () => Promise.resolve(bamboo) } });
  const screen = await render(<Account />, { wrapper: host.wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("pending");
  await screen.getByText("page: in").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  slow.resolve(null);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
});

test("a request that was on its way when somebody signed out does not bring them back", async () => {
  const slow = later<User | null>();
  const me = vi.fn<NonNullable<VVChatApi["me"]>>().mockResolvedValueOnce(bamboo).mockReturnValue(slow.promise);
  const host = createFakeHost({ api: { me, logout: () => Promise.resolve() } });
  const { queryClient, wrapper } = inApp(host);
  const screen = await render(<Account />, { wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  void queryClient.invalidateQueries({ queryKey: userQueryKey(host.client) });
  await screen.getByText("page: out").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  slow.resolve(bamboo);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
});

test("a sign-out that fails leaves the user in, and says so; the next one works", async () => {
  const logout = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("500")).mockResolvedValueOnce();
  const host = createFakeHost({ api: { me: () => Promise.resolve(bamboo), logout } });
  const screen = await render(<Account />, { wrapper: host.wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  await screen.getByText("page: out").click();
  await expect.element(screen.getByTestId("page calls")).toHaveTextContent("server");
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  await screen.getByText("page: out").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  await expect.element(screen.getByTestId("page calls")).toHaveTextContent("fine");
});

test("without a server: nobody, and each way names what is missing; no sheet is opened in vain", async () => {
  const host = createFakeHost();
  const errors: unknown[] = [];
  function App() {
    const { login, logout, data } = useUser();
    errors.push(login.error, logout.error);
    return (
      <button
        onClick={() => {
          login.mutate();
          logout.mutate();
        }}
      >
        {data === null ? "nobody" : "?"}
      </button>
    );
  }
  const screen = await render(<App />, { wrapper: host.wrapper });
  await screen.getByText("nobody").click();
  await vi.waitFor(() => {
    expect(errors).toContainEqual(expect.objectContaining({ code: "invalid", field: "api.exchange" }));
    expect(errors).toContainEqual(expect.objectContaining({ code: "invalid", field: "api.logout" }));
  });
  expect(host.calls).toEqual([]);
});

test("a server that cannot say who is signed in: who signed in stays so, whatever the page does", async () => {
  const host = createFakeHost({ api: { exchange: () => Promise.resolve(bamboo) } });
  const { queryClient, wrapper } = inApp(host);
  const screen = await render(<Account />, { wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  await screen.getByText("page: in").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await queryClient.invalidateQueries();
  await screen.rerender(<Account name="page" key="anew" />);
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
});

test("by a path it speaks HTTP; what is no user is the server's error", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async (url) =>
    url === "/api/vvchat/me" ? new Response(null, { status: 204 }) : Response.json({ openId: "" }),
  );
  vi.stubGlobal("fetch", fetch);
  const host = createFakeHost({ api: "/api/vvchat/" });
  const screen = await render(<Account />, inApp(host));
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  await screen.getByText("page: in").click();
  await expect.element(screen.getByTestId("page calls")).toHaveTextContent("server");
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
  fetch.mockResolvedValueOnce(Response.json(bamboo));
  await screen.getByText("page: in").click();
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    "/api/vvchat/me",
    "/api/vvchat/login",
    // Another tab may have come first with the code.
    "/api/vvchat/me",
    "/api/vvchat/login",
  ]);
});
