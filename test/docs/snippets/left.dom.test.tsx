import { expect, test } from "vitest";
import { auth, createVVChatClient, deepLinkBridge, type DeepLinkWindow } from "vvchat-react";

let visibilityState: DocumentVisibilityState = "visible";
const events = new EventTarget();
const page = { origin: "https://shop.example", protocol: "https:", href: "https://shop.example/tea" };

/** A phone's browser: a link hides the page, for the app is in front of it. */
const phone: DeepLinkWindow = {
  navigator: { userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/129.0 Mobile Safari/537.36", maxTouchPoints: 5 },
  location: page,
  top: { location: page },
  document: {
    get visibilityState() {
      return visibilityState;
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  },
};

function look(next: DocumentVisibilityState) {
  visibilityState = next;
  events.dispatchEvent(new Event("visibilitychange"));
}

test("who comes back by hand, without an answer, has left", async () => {
  const client = createVVChatClient({ appId: "test-app", bridges: [deepLinkBridge({ window: phone })] });
  const call = client.call(auth, { scope: "snsapi_userinfo" });
  look("hidden");
  look("visible");
  await expect(call).rejects.toMatchObject({ code: "left", method: "auth" });
});
