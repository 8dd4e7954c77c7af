import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { type Session, SessionPicker } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function SendTo({ onSend }: { onSend: (session: Session) => void }) {
  const [chat, setChat] = useState<Session | null>(null);
  return (
    <>
      <SessionPicker value={chat} onChange={setChat}>
        Send to…
      </SessionPicker>
      {chat ? (
        <button
          onClick={() => {
            onSend(chat);
          }}
        >
          Send
        </button>
      ) : null}
    </>
  );
}

test("the user picks a chat", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("selectSession").fail(400, "用户取消").reply({ session_id: "a1b28f2c", session_type: 2 });
  const sent: Session[] = [];
  render(<SendTo onSend={(chat) => sent.push(chat)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: /Send to…/ }));
  await screen.findByText("No chat chosen.");

  fireEvent.click(screen.getByRole("button", { name: /Send to…/ }));
  await screen.findByRole("button", { name: /Group chat.*Ends in 8f2c/ });
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(sent).toEqual([{ sessionId: "a1b28f2c", sessionType: "group" }]);
});
