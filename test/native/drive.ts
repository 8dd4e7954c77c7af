import { page } from "./page.js";

/** Calls a method as a page does. The replies come in as they do. */
export function callBridge(method: string, params: unknown = {}): unknown[] {
  const replies: unknown[] = [];
  page.WebViewJavascriptBridge?.callHandler?.(method, params, (reply: unknown) => replies.push(reply));
  return replies;
}

/**
 * Lets everything happen that is under way between page and app: on the way there and back it takes four messages and
 * a timer. Counts tasks, not time, so a slow machine is given what it needs.
 */
export async function quiet(): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        setTimeout(resolve, 0);
      };
      port2.postMessage(null);
    });
  }
}

/** Shakes hands with the iOS app, as its library's documents say. */
export function shakeHands(): void {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  frame.src = "https://__bridge_loaded__";
  document.documentElement.append(frame);
  setTimeout(() => {
    frame.remove();
  }, 0);
}
