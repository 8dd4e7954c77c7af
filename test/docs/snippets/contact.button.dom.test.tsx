import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type Bridge, ContactButton, VVChatProvider, createVVChatClient } from "vvchat-react";

afterEach(cleanup);

/** A phone's browser, in which VVChat opens or does not. */
function phone(opens: boolean) {
  const send = vi.fn<Bridge["send"]>((_method, _params, answer) => {
    if (opens) answer({ kind: "success", reply: {}, raw: undefined });
    else answer({ kind: "ended", code: "not_opened", problem: "The page stayed in view" });
  });
  const bridge: Bridge = {
    name: "phone",
    leaves: () => true,
    downloadUrl: "https://shop.example/get-vvchat",
    detect: () => "yes",
    connect: (listener) => {
      listener.up();
    },
    supports: () => "yes",
    send,
  };
  const client = createVVChatClient({ appId: "my-app", bridges: [bridge] });
  render(
    <VVChatProvider client={client} locale="en">
      <ContactButton openId="xd8wjr9jr02kjf823jse94kio8" />
    </VVChatProvider>,
  );
  return send;
}

test("VVChat opens", async () => {
  const send = phone(true);
  fireEvent.click(screen.getByRole("button", { name: "Contact us" }));
  await screen.findByRole("button", { name: "Opened" });
  expect(send.mock.calls[0]?.slice(0, 2)).toEqual(["openSessionView", { open_id: "xd8wjr9jr02kjf823jse94kio8" }]);
});

test("VVChat does not open: the note leads to where it is to be had", async () => {
  phone(false);
  fireEvent.click(screen.getByRole("button", { name: "Contact us" }));
  await screen.findByText("VVChat didn't open. It may not be installed.");
  const link = screen.getByRole("link", { name: "Get VVChat" });
  expect(link.getAttribute("href")).toBe("https://shop.example/get-vvchat");
});
