import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { getSession } from "../../src/methods/getSession.js";
import { selectSession } from "../../src/methods/selectSession.js";
import type { SimulatorChat } from "../../src/simulator/index.js";
import { answered, call, createClient, outcome, press, sheetUp, simulate } from "./app.js";

const sheet = page.getByRole("dialog", { name: "选择聊天" });
const chat = (name: string) => page.getByRole("button", { name });
const own: SimulatorChat[] = [
  { sessionId: "g-1", sessionType: "group", name: "<b>Team</b>" },
  { sessionId: "s-1", sessionType: "single", name: "Ada" },
];

test.each([
  ["阿岚", { sessionId: "sim-chat-8f2c", sessionType: "single" }],
  ["下午茶小队", { sessionId: "sim-chat-41d0", sessionType: "group" }],
])("the person chooses: %s", async (name, session) => {
  simulate();
  const selecting = createClient().call(selectSession);
  await expect.element(sheet).toBeVisible();
  await chat(name).click();
  expect(await selecting).toEqual(session);
  await expect.element(sheet).not.toBeInTheDocument();
});

test.each([
  ["关闭", "cancelled"],
  ["失败", "failed"],
  ["坏 JSON", "invalid_response"],
  ["回两次", { sessionId: "sim-chat-8f2c", sessionType: "single" }],
])("%s", async (name, end) => {
  simulate();
  const selecting = outcome(createClient().call(selectSession));
  await press(name);
  expect(await selecting).toEqual(end);
});

test("closed: the words say so", async () => {
  simulate();
  const replies = call("selectSession");
  await expect.element(sheet).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(await answered(replies)).toEqual({ err_code: 400, err_msg: "用户取消选择" });
});

test("search narrows the list, says where nothing is left, and the page does not hear the typing", async () => {
  simulate();
  const heard = vi.fn();
  for (const type of ["keydown", "input"]) document.addEventListener(type, heard);
  call("selectSession");
  const search = page.getByRole("searchbox", { name: "搜索" });
  const top = () => search.element().getBoundingClientRect().top;
  await expect.element(sheet).toBeVisible();
  await sheetUp();
  const before = top();
  await search.fill("湖滨");
  await expect.element(chat("阿岚")).not.toBeInTheDocument();
  await expect.element(chat("湖滨读书会")).toBeVisible();
  expect(top()).toBe(before);
  await search.click();
  await userEvent.keyboard("x");
  await expect.element(sheet.getByRole("status")).toHaveTextContent("没有找到聊天。");
  await search.fill("");
  await expect.element(chat("阿岚")).toBeVisible();
  expect(sheet.getByRole("listitem").elements()).toHaveLength(5);
  expect(heard).not.toHaveBeenCalled();
  for (const type of ["keydown", "input"]) document.removeEventListener(type, heard);
});

test("the app's own chats, whose names are text", async () => {
  simulate({ chats: own, locale: "en" });
  const replies = call("selectSession");
  const dialog = page.getByRole("dialog", { name: "Choose a chat" });
  await expect.element(dialog.getByRole("listitem").first()).toHaveTextContent("<<b>Team</b>Group");
  await expect.element(dialog.getByRole("listitem").last()).toHaveTextContent("AAdaDirect chat");
  await chat("Ada").click();
  expect(await answered(replies)).toEqual({ session_id: "s-1", session_type: 1 });
});

test.each([
  ["the first test chat", {}, { sessionId: "sim-chat-8f2c", sessionType: "single" }],
  ["the first of the app's own", { chats: own }, { sessionId: "g-1", sessionType: "group" }],
  [
    "the one that it was told",
    { session: { sessionId: "s", sessionType: "group" as const } },
    { sessionId: "s", sessionType: "group" },
  ],
  ["none", { session: null, chats: own }, null],
])("getSession answers without a sheet: %s", async (_, options, session) => {
  simulate(options);
  expect(await createClient().call(getSession)).toEqual(session);
  expect(page.getByRole("dialog").elements()).toEqual([]);
});

test("opened from no chat is a success without one; a script comes first", async () => {
  const simulator = simulate({ session: null });
  expect(await answered(call("getSession"))).toEqual({});
  simulator.on("getSession").fail();
  expect(await answered(call("getSession"))).toEqual({ err_code: 400, err_msg: "失败" });
});
