import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type MessageReceipt, type MessageRequest, SendMessageButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

afterEach(cleanup);

test("tells the group when the tea is ready", async () => {
  const sendMessage = vi.fn<(request: MessageRequest) => Promise<MessageReceipt>>(() =>
    Promise.resolve({ grantedUntil: null }),
  );
  const host = createFakeHost({ locale: "en", api: { sendMessage } });
  host.on("getSession").reply({ session_id: "8f2c", session_type: 2 });
  render(<SendMessageButton content="Two milk teas, ready at 14:30" />, { wrapper: host.wrapper });
  fireEvent.click(await screen.findByRole("button", { name: "Send to the chat" }));
  await screen.findByText("The message is in the chat.");
  expect(sendMessage.mock.calls[0]?.[0]).toEqual({
    sessionId: "8f2c",
    sessionType: "group",
    content: "Two milk teas, ready at 14:30",
    code: "fake-code-1",
  });
});
