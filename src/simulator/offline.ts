import { override } from "./override.js";

/** No network is asked for these. */
const local = /^(data|blob):/i;

/** An address that no browser knows: a request for it fails as one does without a network. */
const unreachable = "vvchat-offline:";

/**
 * Plays the network of the phone: while it is off, what the page's code asks for fails, and the page is told that it went and
 * came. What the browser loads by itself (pictures, scripts, pages) still comes.
 *
 * @param isOff - asked at each request
 * @returns what to call when that has changed, and a way to stop
 */
export function playNetwork(isOff: () => boolean): { changed: () => void; stop: () => void } {
  let active = true;
  const off = () => active && isOff();

  const real = window.fetch.bind(window);
  const ask: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!off() || local.test(url)) return real(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return Promise.reject(
      signal?.aborted ? new DOMException("The operation was aborted.", "AbortError") : new TypeError("Failed to fetch"),
    );
  };

  const requests = XMLHttpRequest.prototype;
  const open = Reflect.get(requests, "open") as (...args: unknown[]) => void;
  const send = Reflect.get(requests, "send") as (body?: unknown) => void;
  const opened = new WeakMap<XMLHttpRequest, readonly unknown[]>();
  const undo = [
    override(window, "fetch", ask),
    override(requests, "open", function (this: XMLHttpRequest, ...args: unknown[]) {
      opened.set(this, args);
      open.apply(this, args);
    }),
    override(requests, "send", function (this: XMLHttpRequest, body?: unknown) {
      const [method, url, ...rest] = opened.get(this) ?? [];
      // It fails by itself then, with all that belongs to it.
      if (off() && !local.test(String(url))) open.call(this, method, unreachable, ...rest);
      send.call(this, body);
    }),
  ];

  let told = false;
  let restore = () => {};
  const changed = () => {
    if (off() === told) return;
    told = off();
    restore();
    restore = told ? override(navigator, "onLine", false) : () => {};
    window.dispatchEvent(new Event(told ? "offline" : "online"));
  };
  changed();
  return {
    changed,
    stop() {
      active = false;
      changed();
      for (const put of undo) put();
    },
  };
}
