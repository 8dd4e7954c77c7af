import { override } from "./override.js";

function tell(type: "offline" | "online"): void {
  window.dispatchEvent(new Event(type));
}

/**
 * Takes the page off the network: what it asks for from now on fails, as it fails on a phone without a signal. What the
 * browser loads by itself (pictures, scripts, pages) still comes.
 *
 * @returns brings it back
 */
export function goOffline(): () => void {
  const undo = [
    override(navigator, "onLine", false),
    override(window, "fetch", () => Promise.reject(new TypeError("Failed to fetch"))),
    override(XMLHttpRequest.prototype, "send", function fail(this: XMLHttpRequest) {
      setTimeout(() => {
        for (const type of ["error", "loadend"]) this.dispatchEvent(new ProgressEvent(type));
      });
    }),
  ];
  tell("offline");
  return () => {
    for (const put of undo) put();
    tell("online");
  };
}
