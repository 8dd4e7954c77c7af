import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { share } from "../../src/methods/share.js";
import type { SimulatorOptions } from "../../src/simulator/index.js";
import { answered, call, createClient, focused, outcome, press, simulate } from "./app.js";

const sheet = page.getByRole("dialog", { name: "发送给" });
const tea = { title: "两杯奶茶，一起喝？", subtitle: "第二杯半价。", url: "https://shop.example/tea" };
const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";

/** A share at the bridge's edge: what no kit would send, too. */
function open(params: Record<string, unknown>, options: SimulatorOptions = {}) {
  simulate({ app: { name: "半日茶" }, ...options });
  return call("share", params);
}

test("sent: the sheet shows the card and the chat", async () => {
  simulate({ app: { name: "半日茶" } });
  const sharing = createClient().call(share, tea);
  await expect.element(sheet).toHaveTextContent("阿岚单聊换一个两杯奶茶，一起喝？第二杯半价。茶半日茶");
  await press("发送");
  expect(await sharing).toEqual({ handedOff: true });
  await expect.element(sheet).not.toBeInTheDocument();
});

test.each([
  ["取消", "cancelled"],
  ["关闭", "cancelled"],
  ["失败", "failed"],
  ["坏 JSON", "invalid_response"],
  ["回两次", { handedOff: true }],
])("%s", async (name, end) => {
  simulate();
  const sharing = outcome(createClient().call(share, tea));
  await press(name);
  expect(await sharing).toEqual(end);
});

test("what failed has the shape of what did not", async () => {
  const replies = open({ share_title: "A" });
  await press("失败");
  expect(await answered(replies)).toEqual({ code: 400, err_msg: "失败" });
  const second = call("share");
  await expect.element(sheet).toHaveTextContent("没有标题");
  await userEvent.keyboard("{Escape}");
  expect(await answered(second)).toEqual({ code: 400, err_msg: "用户取消分享" });
});

test("another chat can be chosen, and the focus goes there and back", async () => {
  open({ share_title: "A" });
  const change = page.getByRole("button", { name: "换一个" });
  await change.click();
  await expect.element(page.getByRole("button", { name: "发送", exact: true })).not.toBeInTheDocument();
  await expect.poll(focused).toContain("阿岚");
  await expect.element(page.getByRole("button", { name: "阿岚" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: "下午茶小队" }).click();
  await expect.element(sheet).toHaveTextContent("下午茶小队群聊 · 6 人换一个");
  expect(focused()).toBe("换一个");
});

test("Tab stays inside, in the list of chats too", async () => {
  open({ share_title: "A" });
  await press("换一个");
  const close = page.getByRole("button", { name: "关闭" });
  (close.element() as HTMLElement).focus();
  await userEvent.keyboard("{Tab}");
  await expect.poll(focused).toBe("搜索");
  await userEvent.keyboard("{Shift>}{Tab}{Tab}{/Shift}");
  await expect.poll(focused).toBe("杀页面");
  await userEvent.keyboard("{Tab}");
  await expect.poll(focused).toBe("关闭");
});

test("a template: its lines, and whose it is", async () => {
  simulate({ app: { name: "半日茶" } });
  const template = { lines: ["招牌奶茶 × 2", "湖滨店自取，14:30"] };
  void outcome(createClient().call(share, { ...tea, template }));
  await expect.element(sheet.getByRole("listitem").first()).toHaveTextContent("招牌奶茶 × 2");
  await expect.element(sheet).toHaveTextContent("湖滨店自取，14:30半日茶 · 模板 vctalk v1");
});

test.each(["{bad", '{"tpl_header":"vctalk"}', "[]", "null", '"text"'])("a template that is none: %s", async (text) => {
  open({ share_title: "A", share_data_url: text });
  await expect.element(sheet).toHaveTextContent(`share_data_url 不是模板的 JSON：${text}`);
  await press("发送");
});

test("lines that are no text are shown as they are", async () => {
  open({ share_data_url: '{"data":[1,{"a":"<i>"},null]}' });
  await expect.element(sheet.getByRole("list").first()).toHaveTextContent('1{"a":"<i>"}null');
});

test("markup stays words", async () => {
  const evil = '<img src=x onerror="document.title=1">';
  open({
    share_title: evil,
    sub_title: evil,
    share_data_url: evil,
    thumb_url: `"><script>document.title=1</script>`,
  });
  await expect.element(sheet).toHaveTextContent(evil);
  expect(sheet.element().querySelector("img, script")).toBeNull();
  await press("关闭");
  call("share", { share_title: { toString: "x" }, share_data_url: JSON.stringify({ data: [evil] }) });
  await expect.element(sheet.getByRole("listitem").first()).toHaveTextContent(evil);
  expect(sheet.element().querySelector("img")).toBeNull();
});

test.each(["javascript:alert(1)", picture, "/tea.png", "file:///etc/hosts", "https://", "blob:https://a/b"])(
  "no picture from %s",
  async (url) => {
    open({ share_title: "A", thumb_url: url });
    await expect.element(sheet).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sheet.element().querySelector("img")).toBeNull();
  },
);

test("a picture of the web takes the initial's place once it is there, and not where it is not", async () => {
  // The page's own server has one, and not the other.
  const there = new URL("../../docs/images/shop-signin.en.png", import.meta.url).href.replace(/\?.*/, "");
  open({ share_title: "A", thumb_url: there }, { app: { name: "Tea" } });
  await expect.poll(() => sheet.element().querySelector("img")?.getAttribute("src")).toBe(there);
  await press("关闭");
  call("share", { share_title: "B", thumb_url: `${location.origin}/no-such-picture.png` });
  await expect.element(sheet).toHaveTextContent("B");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(sheet.element().querySelector("img")).toBeNull();
  await expect.element(sheet).toHaveTextContent("T");
});
