import { QueryClient, QueryClientProvider, focusManager } from "@tanstack/react-query";
import { Profiler, type ReactNode, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import {
  type User,
  useUser,
  userQueryKey,
  userQueryOptions,
  type UseUserResult,
  type VVChatApi,
  VVChatError,
  VVChatProvider,
} from "../../src/index.js";
import { createFakeHost, type FakeHost } from "../../src/testing/index.js";

const bamboo: User = { openId: "o-1", nickname: "Bamboo" };

afterEach(() => {
  vi.unstubAllGlobals();
  focusManager.setFocused(undefined);
});

function who({ isPending, error, data }: UseUserResult): string {
  if (isPending) return "pending";
  return error?.code ?? data?.nickname ?? "nobody";
}

/** What an app would show of it. */
function Account({ name = "page" }: { name?: string }) {
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
function inApp(host: FakeHost, queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <host.wrapper>{children}</host.wrapper>
    </QueryClientProvider>
  );
  return { queryClient, wrapper };
}

/** A question to the server, and how often it was asked in earnest: StrictMode mounts twice, and aborts the first one. */
function asked(answer: User | null) {
  const me = vi.fn<NonNullable<VVChatApi["me"]>>(() => Promise.resolve(answer));
  return { me, times: () => me.mock.calls.filter(([{ signal }]) => !signal?.aborted).length };
}

/** A promise, and the way to settle it. */
function later<T>() {
  let resolve = (_value: T) => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test("pending, then who is signed in: one request for all who ask, under StrictMode", async () => {
  const { me, times } = asked(bamboo);
  const host = createFakeHost({ api: { me } });
  const screen = await render(
    <StrictMode>
      <Account />
      <Account name="header" />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  await expect.element(screen.getByTestId("header")).toHaveTextContent("Bamboo");
  expect(times()).toBe(1);
  expect(host.calls).toEqual([]);
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
  expect(exchange.mock.calls).toEqual([[{ code: "fake-code-1", state, scope: "snsapi_userinfo" }, {}]]);
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

test("asks again when the page is looked at: the user may have signed out elsewhere", async () => {
  const me = vi.fn<NonNullable<VVChatApi["me"]>>().mockResolvedValueOnce(bamboo).mockResolvedValueOnce(null);
  const host = createFakeHost({ api: { me } });
  const screen = await render(<Account />, { wrapper: host.wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
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
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(["/api/vvchat/me", "/api/vvchat/login", "/api/vvchat/login"]);
});

test.each([
  ["server", new Error("500")],
  ["network", new TypeError("Failed to fetch")],
  ["denied", new VVChatError("denied", "Not today")],
])("what api.me throws is %s", async (code, thrown) => {
  const host = createFakeHost({ api: { me: () => Promise.reject(thrown) } });
  const screen = await render(<Account />, inApp(host));
  await expect.element(screen.getByTestId("page")).toHaveTextContent(code);
});

test("an Android web view that thinks it is offline is asked all the same", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  window.dispatchEvent(new Event("offline"));
  try {
    const host = createFakeHost({ api: { me: () => Promise.resolve(bamboo) } });
    const screen = await render(<Account />, { wrapper: host.wrapper });
    await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  } finally {
    vi.restoreAllMocks();
    window.dispatchEvent(new Event("online"));
  }
});

test("renders for what was read alone: asking again and the same answer is no render", async () => {
  const me = vi.fn(() => Promise.resolve({ ...bamboo }));
  const host = createFakeHost({ api: { me } });
  const { queryClient, wrapper } = inApp(host);
  const commits = vi.fn();
  function Name() {
    const { data } = useUser();
    return <output>{data?.nickname}</output>;
  }
  const screen = await render(
    <Profiler id="name" onRender={commits}>
      <Name />
    </Profiler>,
    { wrapper },
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("Bamboo");
  commits.mockClear();
  await queryClient.invalidateQueries();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(me).toHaveBeenCalledTimes(2);
  expect(commits).not.toHaveBeenCalled();
});

test("its result can be spread and compared like TanStack Query's own", async () => {
  const host = createFakeHost({ api: { me: () => Promise.resolve(bamboo) } });
  const seen: object[] = [];
  function App() {
    seen.push({ ...useUser() });
    return null;
  }
  await render(<App />, { wrapper: host.wrapper });
  await vi.waitFor(() => {
    expect(seen.at(-1)).toMatchObject({ data: bamboo, isSuccess: true, isFetching: false, fetchStatus: "idle" });
  });
  for (const name of ["login.mutate", "logout.mutate", "refetch"]) expect(seen.at(-1)).toHaveProperty(name);
});

test("two apps on one page have a user each", async () => {
  const queryClient = new QueryClient();
  const first = createFakeHost({ appId: "first", api: { me: () => Promise.resolve(bamboo) } });
  const second = createFakeHost({ appId: "second", api: { me: () => Promise.resolve(null) } });
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      <VVChatProvider client={first.client}>
        <Account name="first" />
      </VVChatProvider>
      <VVChatProvider client={second.client}>
        <Account name="second" />
      </VVChatProvider>
    </QueryClientProvider>,
  );
  await expect.element(screen.getByTestId("first")).toHaveTextContent("Bamboo");
  await expect.element(screen.getByTestId("second")).toHaveTextContent("nobody");
});

test("on a server it is pending and asks nothing; what was prefetched is there at once", async () => {
  const me = vi.fn(() => Promise.resolve(bamboo));
  const host = createFakeHost({ api: { me } });
  const { queryClient, wrapper: Wrapper } = inApp(host);
  const markup = () =>
    renderToString(
      <Wrapper>
        <Account />
      </Wrapper>,
    );
  expect(markup()).toContain(">pending<");
  expect(me).not.toHaveBeenCalled();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is newer than the oldest peer
  await queryClient.prefetchQuery(userQueryOptions(host.client));
  expect(markup()).toContain(">Bamboo<");
  expect(me).toHaveBeenCalledTimes(1);
});

test("a missing provider is an error that shows how to mount one", () => {
  expect(() => renderToString(<Account />)).toThrow(/useUser\(\)[\s\S]*<VVChatProvider client=\{client\}>/);
});
