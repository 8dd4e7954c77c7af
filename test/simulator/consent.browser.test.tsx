import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { SignIn, press, renderApp, simulate } from "./app.js";

const signIn = page.getByRole("button", { name: "Sign in" });
const state = page.getByLabelText("Sign in: state");
const sheet = page.getByRole("dialog", { name: "申请授权" });

test("allow: the app's own code runs, from the bridge to useAuth", async () => {
  const simulator = simulate({ app: { name: "半日茶" } });
  await renderApp(
    <SignIn exchange={({ code }) => ({ code: `welcome, ${simulator.userOf(code)?.name ?? "?"}` }) as never} />,
  );
  await signIn.click();
  await expect.element(sheet).toHaveTextContent("半日茶想获得以下信息");
  await expect.element(sheet).toHaveTextContent("你的昵称和头像识别你的账号（openId）");
  await expect.element(state).toHaveTextContent("pending");
  await press("允许");
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(state).toHaveTextContent("welcome, 小竹");
  expect(simulator.calls).toMatchObject([
    {
      method: "auth",
      params: { app_id: "qyx1", scope: "snsapi_userinfo", state: expect.any(String) as unknown },
    },
  ]);
});

test("who signs in can be switched, and stays so", async () => {
  const simulator = simulate();
  await renderApp();
  await signIn.click();
  await expect.element(sheet).toHaveTextContent("小竹测试用户 1");
  await press("换一个");
  await expect.element(sheet).toHaveTextContent("阿岚测试用户 2");
  await press("允许");
  await expect.element(state).toHaveTextContent(/^sim-/);
  expect(simulator.userOf(state.element().textContent)).toEqual({ openId: "sim-open-id-2", name: "阿岚" });
  await signIn.click();
  await expect.element(sheet).toHaveTextContent("阿岚");
  await press("换一个");
  await expect.element(sheet).toHaveTextContent("小竹");
});

test("the app's own users; nothing to switch to where there is one", async () => {
  const simulator = simulate({ users: [{ openId: "o1", name: "Ada Lovelace" }], locale: "en", app: { name: "Shop" } });
  await renderApp();
  await signIn.click();
  const dialog = page.getByRole("dialog", { name: "Permission request" });
  await expect.element(dialog).toHaveTextContent("Shopwould like toSee your name and picture");
  await expect.element(dialog).toHaveTextContent("Ada LovelaceTest user 1");
  await expect.element(page.getByRole("button", { name: "Switch" })).not.toBeInTheDocument();
  await press("Allow");
  await expect.element(state).toHaveTextContent(/^sim-/);
  expect(simulator.userOf(state.element().textContent)).toEqual({ openId: "o1", name: "Ada Lovelace" });
});

test.each([
  ["拒绝", () => press("拒绝")],
  ["close", () => press("关闭")],
  ["Esc", () => userEvent.keyboard("{Escape}")],
  ["a tap beside the sheet", () => sheet.click({ position: { x: 20, y: 20 } })],
])("no consent: %s", async (_, act) => {
  simulate();
  await renderApp();
  await signIn.click();
  await expect.element(sheet).toBeVisible();
  await act();
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(state).toHaveTextContent("denied");
});

test("the developer's strip: failed, bad JSON, twice", async () => {
  const simulator = simulate();
  await renderApp();
  for (const [chip, end] of [
    // By the documents any err_code of auth but 0 means that the user did not agree.
    ["失败", "denied"],
    ["坏 JSON", "invalid_response"],
    ["回两次", /^sim-.*-1$/],
  ] as const) {
    await signIn.click();
    await press(chip);
    await expect.element(state).toHaveTextContent(end);
  }
  expect(simulator.calls).toHaveLength(3);
});

test("the developer's strip: silence ends at the deadline", async () => {
  simulate();
  await renderApp(<SignIn />, 1500);
  await signIn.click();
  await press("不回应");
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(state).toHaveTextContent("pending");
  await expect.element(state, { timeout: 3000 }).toHaveTextContent("timeout");
});

test("twice is the same answer two times", async () => {
  simulate();
  const respond = vi.fn();
  window.WebViewJavascriptBridge?.callHandler?.("auth", { scope: "snsapi_userinfo", state: "S" }, respond);
  await press("回两次");
  await expect.poll(() => respond.mock.calls).toHaveLength(2);
  expect(respond.mock.calls[1]).toEqual(respond.mock.calls[0]);
  expect(JSON.parse(String(respond.mock.calls[0]?.[0]))).toEqual({ code: expect.stringMatching(/^sim-/), state: "S" });
});

test.each([
  ["sessionapi_sendmsg:abcd8f2c:2", "在群聊里发消息，尾号 8f2c"],
  ["sessionapi_sendmsg:a:b:0b55:1", "在单聊里发消息，尾号 0b55"],
  ["snsapi_base", "其他权限：snsapi_base"],
])("says what %s asks for", async (scope, words) => {
  simulate();
  await renderApp(<SignIn scope={scope} />);
  await signIn.click();
  await expect.element(sheet.getByRole("listitem")).toHaveTextContent(words);
});

test("two clients at once: the second one's sheet waits for the first one's", async () => {
  const simulator = simulate();
  await renderApp(<SignIn label="One" />);
  await renderApp(<SignIn label="Two" />);
  // Both in one task, before the first sheet covers the page.
  for (const name of ["One", "Two"])
    page
      .getByRole("button", { name })
      .element()
      .dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await expect.poll(() => simulator.calls).toHaveLength(2);
  expect(page.getByRole("dialog").elements()).toHaveLength(1);
  await press("拒绝");
  await expect.element(page.getByLabelText("One: state")).toHaveTextContent("denied");
  await expect.element(page.getByLabelText("Two: state")).toHaveTextContent("pending");
  await press("允许");
  await expect.element(page.getByLabelText("Two: state")).toHaveTextContent(/^sim-/);
  await expect.element(sheet).not.toBeInTheDocument();
});
