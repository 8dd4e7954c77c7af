import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { call, focused, renderApp, simulate } from "./app.js";

const signIn = page.getByRole("button", { name: "Sign in" });
const sheet = page.getByRole("dialog");
const button = (name: string) => page.getByRole("button", { name, exact: true });

function addStyles(css: string) {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  onTestFinished(() => {
    style.remove();
  });
}

test("a tap leaves the focus on the title, and gets it back afterwards", async () => {
  simulate();
  await renderApp();
  await signIn.click();
  await expect.poll(focused).toBe("申请授权");
  await button("允许").click();
  await expect.element(signIn).toHaveFocus();
});

test("a key opens it on its first control; Tab goes round; Esc hands the focus back", async () => {
  simulate();
  await renderApp();
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.poll(focused).toBe("关闭");
  const order = ["换一个", "拒绝", "允许", "失败", "不回应", "坏 JSON", "回两次", "杀页面"];
  for (const name of order) {
    await userEvent.keyboard("{Tab}");
    await expect.poll(focused).toBe(name);
  }
  await userEvent.keyboard("{Tab}");
  await expect.poll(focused).toBe("关闭");
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  await expect.poll(focused).toBe("杀页面");
  await userEvent.keyboard("{Escape}");
  await expect.element(signIn).toHaveFocus();
});

test("nothing of the page can be reached while it is open, nor hears of it", async () => {
  simulate();
  const screen = await renderApp();
  const heard = vi.fn();
  for (const type of ["click", "pointerdown", "keydown", "touchstart"]) document.addEventListener(type, heard);
  onTestFinished(() => {
    for (const type of ["click", "pointerdown", "keydown", "touchstart"]) document.removeEventListener(type, heard);
  });
  await signIn.click();
  await expect.element(sheet).toBeVisible();
  heard.mockClear();
  const { x, y } = screen.container.querySelector("button")?.getBoundingClientRect() ?? { x: 0, y: 0 };
  expect(document.elementFromPoint(x + 2, y + 2)?.shadowRoot).toBeTruthy();
  screen.container.querySelector("button")?.focus();
  expect(focused()).toBe("申请授权");
  await button("换一个").click();
  await userEvent.keyboard("{Tab}");
  expect(heard).not.toHaveBeenCalled();
});

test("lies above a dialog of the page's own", async () => {
  simulate();
  const dialog = document.createElement("dialog");
  document.body.append(dialog);
  dialog.showModal();
  onTestFinished(() => {
    dialog.remove();
  });
  const replies = call("auth", { scope: "snsapi_userinfo" });
  await button("允许").click();
  await expect.poll(() => replies).toHaveLength(1);
  expect(dialog.open).toBe(true);
});

test.each([
  "* { all: unset !important }",
  "button, dialog, div { display: none !important }",
  "* { visibility: hidden !important; opacity: 0 !important; pointer-events: none !important; font-size: 1px !important }",
  "html { font: 80px serif; text-align: right; direction: rtl; text-transform: uppercase } button { padding: 0 }",
])("the page's styles do not reach it: %s", async (css) => {
  addStyles(css);
  simulate();
  const replies = call("auth", { scope: "snsapi_userinfo" });
  await expect.element(sheet).toBeVisible();
  const allow = button("允许");
  const { fontSize, textTransform, direction } = getComputedStyle(allow.element());
  expect([fontSize, textTransform, direction]).toEqual(["16px", "none", "ltr"]);
  const { width, height, right } = allow.element().getBoundingClientRect();
  expect({ width, height, right }).toEqual({ width: 154, height: 48, right: 340 });
  await allow.click();
  await expect.poll(() => replies).toHaveLength(1);
});

test.each([
  ["auth", { scope: "snsapi_userinfo" }],
  ["pay", { imprest_code: "imp-1" }],
  ["share", {}],
  ["selectSession", {}],
])("every target is 44 px or more, and none lies on another: %s", async (method, params) => {
  simulate();
  call(method, params);
  await expect.element(sheet).toBeVisible();
  const controls = [...sheet.element().querySelectorAll("button, input")].filter((it) => it.getClientRects().length);
  const boxes = controls.map((control) => {
    const { top, left, width, height } = control.getBoundingClientRect();
    const { content, ...beyond } = getComputedStyle(control, "::after");
    const reach = (side: string) => (content === '""' ? -Number.parseFloat(side) : 0);
    const [x, y] = [reach(beyond.left), reach(beyond.top)];
    return { name: control.textContent, top: top - y, left: left - x, width: width + 2 * x, height: height + 2 * y };
  });
  for (const box of boxes) {
    expect(box.height, box.name).toBeGreaterThanOrEqual(44);
    expect(box.width, box.name).toBeGreaterThanOrEqual(44);
    for (const other of boxes) {
      const apart =
        other === box ||
        other.top >= box.top + box.height - 2 ||
        box.top >= other.top + other.height - 2 ||
        other.left >= box.left + box.width - 2 ||
        box.left >= other.left + other.width - 2;
      expect(apart, `${box.name} and ${other.name}`).toBe(true);
    }
  }
});

test.each([
  ["auth", { scope: "snsapi_userinfo" }],
  ["pay", { imprest_code: "i".repeat(200) }],
  ["share", { share_title: "t".repeat(200), sub_title: "s".repeat(200), share_data_url: "x".repeat(200) }],
  ["share", { share_title: "t".repeat(200), share_data_url: JSON.stringify({ data: ["l".repeat(200)] }) }],
  ["selectSession", {}],
])("long words stay inside on the smallest phone: %s", async (method, params) => {
  await page.viewport(320, 568);
  onTestFinished(() => page.viewport(360, 780));
  simulate({
    locale: "en",
    app: { name: "n".repeat(120) },
    users: [{ openId: "o", name: "u".repeat(120) }],
    chats: [{ sessionId: "s", sessionType: "group", name: "c".repeat(120), members: 123456 }],
    orderOf: () => ({ amount: 999_999_999_99, title: "o".repeat(200) }),
  });
  call(method, params);
  await expect.element(sheet).toBeVisible();
  const box = sheet.element().querySelector(".sim-sheet");
  expect(box?.scrollWidth).toBe(320);
  expect(box?.getBoundingClientRect().height).toBeLessThanOrEqual(568 - 48);
  for (const inner of box?.querySelectorAll("*:not(code, path)") ?? []) {
    expect(inner.getBoundingClientRect().right, inner.outerHTML.slice(0, 80)).toBeLessThanOrEqual(320);
  }
});

test("takes the page's theme when it opens, unless it has its own", async () => {
  document.documentElement.dataset["vvTheme"] = "dark";
  onTestFinished(() => {
    delete document.documentElement.dataset["vvTheme"];
  });
  const colour = () => {
    const element = sheet.element().firstElementChild;
    return element && getComputedStyle(element).backgroundColor;
  };
  const simulator = simulate();
  call("auth");
  await expect.element(sheet).toBeVisible();
  expect(colour()).toBe("rgb(23, 33, 37)");
  simulator.dispose();
  simulate({ theme: "light" });
  call("auth");
  await expect.element(sheet).toBeVisible();
  expect(colour()).toBe("rgb(255, 255, 255)");
});
