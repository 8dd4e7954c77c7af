import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, VVChatProvider, createVVChatClient, deepLinkBridge, type DeepLinkWindow } from "vvchat-react";

const opened: string[] = [];

/** A phone's browser without VVChat: a link opens nothing, and the page stays in view. */
const phone: DeepLinkWindow = {
  navigator: { userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/129.0 Mobile Safari/537.36", maxTouchPoints: 5 },
  location: {
    origin: "https://shop.example",
    protocol: "https:",
    get href() {
      return "https://shop.example/tea";
    },
    set href(link: string) {
      opened.push(link);
    },
  },
  top: { location: { href: "https://shop.example/tea" } },
  document: Object.assign(new EventTarget(), { visibilityState: "visible" as const }),
};

test("where VVChat does not open, the button says so, and a tap tries again", async () => {
  const client = createVVChatClient({ appId: "test-app", bridges: [deepLinkBridge({ window: phone })] });
  render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );
  const button = screen.getByRole("button", { name: "Sign in with VVChat" });
  fireEvent.click(button);

  await screen.findByText("VVChat didn't open. It may not be installed.", {}, { timeout: 4000 });
  fireEvent.click(button);
  await screen.findByRole("button", { name: "Waiting…" });
  expect(opened).toHaveLength(2);
});
