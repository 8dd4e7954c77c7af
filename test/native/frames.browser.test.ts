import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { quiet } from "./drive.js";
import { watchFrames } from "./frames.js";

let urls: string[];
let stop: () => void;

beforeEach(() => {
  urls = [];
  stop = watchFrames((url) => urls.push(url));
});

afterEach(() => {
  stop();
});

function frame(): HTMLIFrameElement {
  return document.createElement("iframe");
}

test("an iframe goes somewhere once it is in the page", async () => {
  const element = frame();
  element.src = "https://__bridge_loaded__";
  await quiet();
  expect(urls).toEqual([]);
  const parent = document.createElement("div");
  parent.append(element);
  document.body.append(parent);
  await quiet();
  expect(urls).toEqual(["https://__bridge_loaded__/"]);
  expect(element.src, "the page sees what it set").toBe("https://__bridge_loaded__/");
  await vi.waitFor(() => {
    expect(element.contentWindow?.location.href, "it never left").toBe("about:srcdoc");
  });
});

test("in the page, every assignment is a navigation, the same one too", () => {
  const element = frame();
  document.body.append(element);
  element.src = "yy://__QUEUE_MESSAGE__/";
  element.src = "yy://__QUEUE_MESSAGE__/";
  element.setAttribute("SRC", "yy://return/_fetchQueue/%5B%5D");
  expect(urls).toEqual(["yy://__QUEUE_MESSAGE__/", "yy://__QUEUE_MESSAGE__/", "yy://return/_fetchQueue/%5B%5D"]);
});

test("one that is gone again in the same task is seen", async () => {
  const element = frame();
  element.src = "wvjbscheme://__BRIDGE_LOADED__";
  document.body.append(element);
  element.remove();
  await quiet();
  expect(urls).toHaveLength(1);
});

test("other iframes are left alone", async () => {
  const element = frame();
  element.src = "about:blank#there";
  document.body.append(element);
  await quiet();
  expect(urls).toEqual([]);
  expect(element.hasAttribute("srcdoc")).toBe(false);
  element.remove();
});

test("the end of the watch puts everything back", () => {
  const element = frame();
  element.src = "https://__bridge_loaded__";
  document.body.append(element);
  stop();
  expect(element.isConnected).toBe(false);
  expect(Object.hasOwn(HTMLIFrameElement.prototype, "setAttribute")).toBe(false);
  const descriptor: { set?: unknown } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "src") ?? {};
  expect(String(descriptor.set)).toContain("[native code]");
});
