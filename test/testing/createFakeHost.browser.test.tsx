import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { auth, createVVChatClient, useAuth, useVVChat, VVChatProvider } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

function SignIn() {
  const { status } = useVVChat();
  const signIn = useAuth();
  return (
    <>
      <button
        onClick={() => {
          signIn.mutate();
        }}
      >
        Sign in
      </button>
      <output>{signIn.data?.code ?? signIn.error?.code ?? status}</output>
    </>
  );
}

test("two wrappers in one page have each their own host", async () => {
  const [one, two] = [createFakeHost(), createFakeHost()];
  one.on("auth").reply({ code: "one" });
  two.on("auth").reply({ code: "two" });
  const first = await render(<SignIn />, { wrapper: one.wrapper });
  const second = await render(<SignIn />, { wrapper: two.wrapper });
  for (const host of [one, two]) expect(host.client.getState().status).toBe("ready");
  await first.getByRole("button").first().click();
  await second.getByRole("button").last().click();
  await expect.element(first.getByText("one")).toBeVisible();
  await expect.element(second.getByText("two")).toBeVisible();
  expect([one.calls.length, two.calls.length]).toEqual([1, 1]);
});

test("a wrapper without a host renders, and says so", async () => {
  const screen = await render(<SignIn />, { wrapper: createFakeHost({ available: false }).wrapper });
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable");
});

test("installed late, it makes an app that is on the page already ready", async () => {
  const client = createVVChatClient({ appId: "app" });
  const screen = await render(
    <VVChatProvider client={client}>
      <SignIn />
    </VVChatProvider>,
  );
  await expect.element(screen.getByRole("status")).toHaveTextContent("unavailable");
  const host = createFakeHost();
  const uninstall = host.install();
  await expect.element(screen.getByRole("status")).toHaveTextContent("ready");
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("fake-code-1");
  uninstall();
});

test("objects of a frame's own window are parameters like any other", async () => {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const foreign = (frame.contentWindow as unknown as { JSON: JSON }).JSON.parse('{"scope":"s","state":"S"}') as {
    scope: string;
  };
  expect(foreign).not.toBeInstanceOf(Object);
  const host = createFakeHost();
  await expect(host.client.call(auth, foreign)).resolves.toMatchObject({ scope: "s", state: "S" });
  frame.remove();
});

test("nesting that no stack could hold is refused in a browser, too", async () => {
  const host = createFakeHost();
  let deep: object = {};
  for (let level = 0; level < 100_000; level++) deep = { deep };
  await expect(host.client.call(auth, { scope: "s", deep } as { scope: string })).rejects.toMatchObject({
    code: "invalid",
    field: expect.stringMatching(/^deep/),
  });
  expect(host.calls).toHaveLength(0);
});
