import { beforeEach, expect, test, vi } from "vitest";
import { LoginButton, useAuth, useUser, type VVChatApi } from "../../src/index.js";
import { createBrowserPage, goHome } from "./browserPage.js";

beforeEach(goHome);

function SignIn({
  exchange,
  onSuccess,
}: {
  exchange?: (code: string) => string | Promise<string>;
  onSuccess?: (data: string) => void;
}) {
  const auth = useAuth<string>({
    exchange: ({ code }) => exchange?.(code) ?? code,
    ...(onSuccess && { onSuccess }),
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
      <output>{auth.isPending ? "pending" : (auth.error?.code ?? auth.data ?? "idle")}</output>
    </>
  );
}

test("useAuth: the answer that the page was opened with runs its mutation, once, under StrictMode too", async () => {
  const { load, answer, opened } = createBrowserPage();
  const first = await load(<SignIn />);
  await first.getByRole("button").click();
  expect(opened).toHaveLength(1);
  await first.unmount();
  answer({ err_code: "0", code: "C1" });

  const exchange = vi.fn((code: string) => `user of ${code}`);
  const onSuccess = vi.fn();
  const second = await load(<SignIn exchange={exchange} onSuccess={onSuccess} />);
  await expect.element(second.getByRole("status")).toHaveTextContent("user of C1");
  expect(exchange.mock.calls).toEqual([["C1"]]);
  expect(onSuccess).toHaveBeenCalledTimes(1);
  expect(opened).toHaveLength(1);
  expect(location.href).not.toMatch(/code=|state=|vvchat_call/);
});

test("useAuth: mounted later than the page, it takes what waits; mounted twice, its code is exchanged once", async () => {
  const { load, answer } = createBrowserPage();
  await (await load(<SignIn />)).getByRole("button").click();
  answer({ err_code: "0", code: "C1" });
  const exchange = vi.fn((code: string) => Promise.resolve(`user of ${code}`));
  const page = await load(
    <>
      <div>
        <SignIn exchange={exchange} />
      </div>
      <SignIn exchange={exchange} />
    </>,
  );
  const outputs = page.getByText("user of C1");
  await expect.poll(() => outputs.elements().length).toBe(2);
  expect(exchange).toHaveBeenCalledTimes(1);
});

test("useAuth: what was delivered is over: a button that mounts later is idle", async () => {
  const { load, answer } = createBrowserPage();
  const first = await load(<SignIn />);
  await first.getByRole("button").click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const page = await load(<SignIn />);
  await expect.element(page.getByText("C1")).toBeVisible();
  await page.unmount();
  const next = await load(<SignIn />);
  await expect.element(next.getByRole("status")).toHaveTextContent("idle");
});

test("useAuth: a refusal, and an answer that is none, are the mutation's error; nothing is exchanged", async () => {
  const { load, answer } = createBrowserPage();
  const exchange = vi.fn<(code: string) => string>();
  await (await load(<SignIn />)).getByRole("button").click();
  answer({ err_code: "1" });
  const denied = await load(<SignIn exchange={exchange} />);
  await expect.element(denied.getByText("denied")).toBeVisible();
  answer({ err_code: "0", code: "C1", state: "forged" });
  const forged = await load(<SignIn exchange={exchange} />);
  await expect.element(forged.getByText("state_mismatch")).toBeVisible();
  expect(exchange).not.toHaveBeenCalled();
});

const bamboo = { openId: "o1", nickname: "Bamboo" };

function Account() {
  const { data: user, isPending, login } = useUser();
  return (
    <>
      <output>{isPending ? "asking" : (user?.nickname ?? login.error?.code ?? "nobody")}</output>
      {user || isPending ? null : <LoginButton />}
    </>
  );
}

test("useUser and LoginButton: one exchange, and the user is there", async () => {
  const { load, answer } = createBrowserPage();
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() => Promise.resolve(bamboo));
  const api: VVChatApi = { me: () => Promise.resolve(null), exchange };
  const first = await load(<Account />, { api });
  await first.getByRole("button", { name: "Sign in with VVChat" }).click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const second = await load(<Account />, { api });
  await expect.element(second.getByText("Bamboo")).toBeVisible();
  expect(exchange.mock.calls.map(([{ code }]) => code)).toEqual(["C1"]);
});

test("a refusal is told where the person sees it: by the button that mounts when the server has said who is signed in", async () => {
  const { load, answer } = createBrowserPage();
  const api: VVChatApi = {
    me: () => new Promise((resolve) => setTimeout(resolve, 100, null)),
    exchange: () => Promise.reject(new Error("503")),
  };
  const first = await load(<Account />, { api });
  await first.getByRole("button", { name: "Sign in with VVChat" }).click();
  await first.unmount();
  answer({ err_code: "1" });
  const refused = await load(<Account />, { api });
  await expect.element(refused.getByText("You didn't allow access, so you're not signed in.")).toBeVisible();
  await refused.getByRole("button", { name: "Ask again" }).click();
  await expect.element(refused.getByText("Tap Allow in VVChat.")).toBeVisible();
  await refused.unmount();
  answer({ err_code: "0", code: "C1" });
  // So is an exchange that failed, which is asked for once.
  const failed = await load(<Account />, { api });
  await expect.element(failed.getByText("The service had a problem.")).toBeVisible();
  await failed.unmount();
  // A new page knows nothing of it.
  const next = await load(<Account />, { api });
  await expect.element(next.getByRole("button", { name: "Sign in with VVChat" })).toBeVisible();
  await expect.element(next.getByText("The service had a problem.")).not.toBeInTheDocument();
});

test("two tabs race with one code: the loser asks who is signed in", async () => {
  const { load, answer } = createBrowserPage();
  // The other tab's exchange is done as this one's fails.
  let signedIn = false;
  const api: VVChatApi = {
    me: () => Promise.resolve(signedIn ? bamboo : null),
    exchange: () => {
      signedIn = true;
      return Promise.reject(new Error("the code was used before"));
    },
  };
  const first = await load(<Account />, { api });
  await first.getByRole("button", { name: "Sign in with VVChat" }).click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const second = await load(<Account />, { api });
  await expect.element(second.getByText("Bamboo")).toBeVisible();
});

test("the page that was left ends well when it is looked at again: left, and the server knows who is signed in", async () => {
  const { load, hide, show } = createBrowserPage();
  const page = await load(<SignIn />);
  await page.getByRole("button").click();
  hide();
  show();
  await expect.element(page.getByText("left"), { timeout: 3000 }).toBeVisible();
});

test("VVChat does not open: not_opened, and a second tap opens it again", async () => {
  const { load, opened } = createBrowserPage();
  const page = await load(<SignIn />);
  await page.getByRole("button").click();
  await expect.element(page.getByText("not_opened"), { timeout: 4000 }).toBeVisible();
  await page.getByRole("button").click();
  expect(opened).toHaveLength(2);
});

test("the answer goes to the one that asked: a header's useUser exchanges no code of another's", async () => {
  const { load, answer } = createBrowserPage();
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() => Promise.resolve(bamboo));
  const api: VVChatApi = { me: () => Promise.resolve(null), exchange };
  const bind = vi.fn((code: string) => `bound ${code}`);
  const page = (
    <>
      <Account />
      <SignIn exchange={bind} />
    </>
  );
  const first = await load(page, { api });
  await first.getByRole("button", { name: "Sign in", exact: true }).click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const second = await load(page, { api });
  await expect.element(second.getByText("bound C1")).toBeVisible();
  expect(bind).toHaveBeenCalledTimes(1);
  expect(exchange).not.toHaveBeenCalled();
});

test("and the other way round: a sign-in is the server's, whichever button mounts before", async () => {
  const { load, answer } = createBrowserPage();
  const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() => Promise.resolve(bamboo));
  const api: VVChatApi = { me: () => Promise.resolve(null), exchange };
  const page = (
    <>
      <SignIn />
      <Account />
    </>
  );
  const first = await load(page, { api });
  await first.getByRole("button", { name: "Sign in with VVChat" }).click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const second = await load(page, { api });
  await expect.element(second.getByText("Bamboo")).toBeVisible();
  await expect.element(second.getByText("idle")).toBeVisible();
});

test("a scope that is asked for in the call comes back to its hook, too", async () => {
  const { load, answer } = createBrowserPage();
  function Ask() {
    const auth = useAuth();
    return (
      <button
        onClick={() => {
          auth.mutate({ scope: "sessionapi_sendmsg:1:2" });
        }}
      >
        {auth.data?.scope ?? "nothing"}
      </button>
    );
  }
  const first = await load(<Ask />);
  await first.getByRole("button").click();
  await first.unmount();
  answer({ err_code: "0", code: "C1" });
  const second = await load(<Ask />);
  await expect.element(second.getByText("sessionapi_sendmsg:1:2")).toBeVisible();
});
