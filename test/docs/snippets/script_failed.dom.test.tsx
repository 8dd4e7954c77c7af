import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type Bridge, VVChatError, VVChatProvider, createVVChatClient } from "vvchat-react";

/** A bridge whose script does not load at the first attempt. */
function shakyBridge(): Bridge {
  let attempts = 0;
  return {
    name: "shaky",
    detect: () => "yes",
    connect(listener) {
      attempts += 1;
      if (attempts > 1) listener.up();
      else listener.failed(new VVChatError("script_failed", "The script did not load."));
    },
    supports: () => "yes",
    send(_method, _params, answer) {
      const reply = { code: "C1" };
      answer({ kind: "success", reply, raw: reply });
    },
  };
}

test("a script that did not load can be tried again", async () => {
  const client = createVVChatClient({ appId: "test-app", bridges: [shakyBridge()] });
  render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );

  await screen.findByText("Can't reach VVChat. Check your network.");
  expect(client.getState()).toMatchObject({ status: "unavailable", error: { code: "script_failed" } });

  fireEvent.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByRole("button", { name: "Signed in" });
});
