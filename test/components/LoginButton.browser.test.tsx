import { createRef, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { LoginButton, type LoginButtonProps, type User, useUser, type VVChatApi } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";

const bamboo: User = { openId: "o-1", nickname: "Bamboo" };
const english = (options: FakeHostOptions = {}) => createFakeHost({ locale: "en", ...options });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function phase() {
  return document.querySelector<HTMLElement>(".vv-control")?.dataset;
}

/** As an app shows it: a button where nobody is signed in. */
function Door(props: LoginButtonProps) {
  const { data: user, isPending } = useUser();
  if (isPending) return <p>…</p>;
  return user ? <h1>Welcome, {user.nickname}</h1> : <LoginButton {...props} />;
}

test("signs in on the server, and the page knows the user at once", async () => {
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() => Promise.resolve(bamboo));
  const onSuccess = vi.fn();
  const host = english({ api: { me: () => Promise.resolve(null), exchange } });
  const screen = await render(
    <StrictMode>
      <Door onSuccess={onSuccess} />
    </StrictMode>,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button", { name: "Sign in with VVChat" }).click();
  await expect.element(screen.getByRole("heading", { name: "Welcome, Bamboo" })).toBeVisible();
  expect(host.calls).toMatchObject([{ method: "auth", params: { scope: "snsapi_userinfo" } }]);
  expect(exchange).toHaveBeenCalledTimes(1);
  // The user is known before the call has ended, and the button has gone by then.
  await vi.waitFor(() => {
    expect(onSuccess.mock.calls).toEqual([[bamboo]]);
  });
});

test("where it stays, it says what came of it: waiting, signing in, signed in", async () => {
  let finish = (_user: User) => {};
  const exchange = () =>
    new Promise<User>((resolve) => {
      finish = resolve;
    });
  const host = english({ api: { exchange } });
  const ref = createRef<HTMLButtonElement>();
  const screen = await render(<LoginButton ref={ref} successNote={({ nickname }) => `Hello, ${String(nickname)}.`} />, {
    wrapper: host.wrapper,
  });
  expect(phase()).toMatchObject({ phase: "idle", host: "webview" });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signing in…");
  finish(bamboo);
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signed in");
  await expect.element(screen.getByRole("status")).toHaveTextContent("Hello, Bamboo.");
  expect(phase()).toMatchObject({ phase: "success", tone: "success" });
  expect(ref.current).toBe(screen.getByRole("button").element());
});

test("without api.exchange a tap opens nothing, and the console names what is missing", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const onError = vi.fn();
  const host = english({ api: { me: () => Promise.resolve(null) } });
  const screen = await render(<LoginButton onError={onError} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Something is wrong here.");
  expect(phase()).toMatchObject({ phase: "failed", error: "invalid" });
  expect(onError.mock.calls).toMatchObject([[{ code: "invalid", field: "api.exchange" }]]);
  expect(String(error.mock.calls[0]?.[0])).toContain('"api.exchange" is missing');
  expect(host.calls).toEqual([]);
});

test.each([
  ["server", "The service had a problem."],
  ["network", "No connection. Check your network."],
])("%s: says so, and the next try is a fresh code", async (code, note) => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  if (code === "server")
    fetch.mockResolvedValueOnce(new Response("<html>", { headers: { "content-type": "text/html" } }));
  else fetch.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  fetch.mockResolvedValueOnce(Response.json(bamboo));
  vi.stubGlobal("fetch", fetch);
  const host = english({ api: "/api/vvchat" });
  const screen = await render(<LoginButton />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent(note);
  expect(phase()).toMatchObject({ phase: "failed", error: code });
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button")).toHaveAccessibleName("Signed in");
  const bodies = fetch.mock.calls.map(([, init]) => init?.body);
  expect(bodies).toEqual([expect.stringContaining("fake-code-1"), expect.stringContaining("fake-code-2")]);
});

test("a person who refuses is not the server's business", async () => {
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>();
  const host = english({ api: { exchange } });
  host.on("auth").fail(1);
  const screen = await render(<LoginButton />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("button", { name: "Ask again" })).toBeVisible();
  expect(exchange).not.toHaveBeenCalled();
});

test("takes what AuthButton takes: a scope, words, a label of its own for each phase, a button of its own", async () => {
  const host = createFakeHost({ api: { exchange: () => Promise.resolve(bamboo) } });
  const screen = await render(
    <LoginButton
      scope="sessionapi_sendmsg:8f2c:2"
      render={({ className: _class, ...props }, { phase: now, data }) => (
        <button {...props}>{`${now} ${data?.nickname ?? ""}`}</button>
      )}
    />,
    { wrapper: host.wrapper },
  );
  await screen.getByRole("button", { name: "idle" }).click();
  await expect.element(screen.getByRole("button", { name: "success Bamboo" })).toBeVisible();
  expect(host.calls).toMatchObject([{ params: { scope: "sessionapi_sendmsg:8f2c:2" } }]);
  await screen.rerender(<LoginButton>{({ phase: now }) => `now ${now}`}</LoginButton>);
  await expect.element(screen.getByRole("button", { name: "now success" })).toBeVisible();
});

test("a missing provider is an error that shows how to mount one", () => {
  expect(() => renderToString(<LoginButton />)).toThrow(/<LoginButton>[\s\S]*<VVChatProvider client=\{client\}>/);
});
