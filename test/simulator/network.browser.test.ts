// Offline, as a page's code meets it.
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { simulate } from "./app.js";

beforeEach(() => {
  onTestFinished(() => {
    history.replaceState(null, "", location.pathname + location.search.replace(/[?&]vvsim[^&]*/g, ""));
    sessionStorage.removeItem("vvchat-simulator-settings");
  });
});

/** A request by the older way, and the events that came of it. */
function request(act: (request: XMLHttpRequest) => void = () => {}) {
  const events: string[] = [];
  const request = new XMLHttpRequest();
  for (const type of ["load", "error", "abort", "loadend"]) {
    request.addEventListener(type, () => events.push(`${type} ${String(request.readyState)}`));
  }
  request.addEventListener("readystatechange", () => events.push(`state ${String(request.readyState)}`));
  request.open("GET", location.href);
  request.setRequestHeader("x-own", "1");
  request.send();
  act(request);
  return events;
}

test("XMLHttpRequest fails as without a network: state 4, error, end; and aborts as ever", async () => {
  simulate({ offline: true, panel: false });
  const failed = request();
  await expect.poll(() => failed).toContain("loadend 4");
  expect(failed.filter((event) => !event.startsWith("state 1"))).toEqual(["state 4", "error 4", "loadend 4"]);
  const aborted = request((one) => {
    one.abort();
  });
  await expect.poll(() => aborted.join()).toContain("abort");
  expect(aborted.join()).not.toContain("error");
  expect(() => {
    const sync = new XMLHttpRequest();
    sync.open("GET", location.href, false);
    sync.send();
  }).toThrow();
});

test("fetch: an aborted one says so, and what needs no network comes", async () => {
  simulate({ offline: true, panel: false });
  await expect(fetch(location.href)).rejects.toThrow(TypeError);
  await expect(fetch(location.href, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  await expect(fetch("data:,hello").then((it) => it.text())).resolves.toBe("hello");
});

test("what the page wraps stays wrapped, and what it kept follows the phone's network", async () => {
  const own = Object.getOwnPropertyDescriptor(window, "fetch");
  onTestFinished(() => {
    if (own) Object.defineProperty(window, "fetch", own);
  });
  const simulator = simulate({ panel: false });
  const kept: typeof fetch = Reflect.get(window, "fetch");
  const seen = vi.fn<() => void>();
  window.fetch = (...args) => {
    seen();
    return kept(...args);
  };
  simulator.set({ offline: true });
  await expect(kept(location.href)).rejects.toThrow("Failed to fetch");
  await expect(fetch(location.href)).rejects.toThrow("Failed to fetch");
  simulator.set({ offline: false });
  expect((await fetch(location.href)).ok).toBe(true);
  simulator.set({ offline: true });
  simulator.dispose();
  expect((await fetch(location.href)).ok).toBe(true);
  expect(seen).toHaveBeenCalledTimes(3);
});

test("the app itself has its network: an emulator is asked all the same", async () => {
  const asked = vi.spyOn(window, "fetch").mockResolvedValue(new Response('{"code":"C1"}'));
  onTestFinished(() => {
    asked.mockRestore();
  });
  const simulator = simulate({ offline: true, emulator: "http://127.0.0.1:9", panel: false });
  await expect(Promise.resolve(simulator.allow({ app_id: "a", scope: "s", state: "S" }))).resolves.toMatchObject({
    code: "C1",
  });
});
