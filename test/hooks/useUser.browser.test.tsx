import { QueryClient, QueryClientProvider, focusManager } from "@tanstack/react-query";
import { Profiler, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { useUser, userQueryOptions, type VVChatApi, VVChatError, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { Account, asked, bamboo, inApp } from "./useUserWorld.js";

afterEach(() => {
  focusManager.setFocused(undefined);
});

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

test("asks again when the page is looked at: the user may have signed out elsewhere", async () => {
  const me = vi.fn<NonNullable<VVChatApi["me"]>>().mockResolvedValueOnce(bamboo).mockResolvedValueOnce(null);
  const host = createFakeHost({ api: { me } });
  const screen = await render(<Account />, { wrapper: host.wrapper });
  await expect.element(screen.getByTestId("page")).toHaveTextContent("Bamboo");
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await expect.element(screen.getByTestId("page")).toHaveTextContent("nobody");
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
