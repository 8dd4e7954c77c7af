import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type Bridge, VVChatProvider, auth, createVVChatClient } from "vvchat-react";

/** A host that is up and has no method at all. */
const oldHost: Bridge = {
  name: "old-host",
  detect: () => "yes",
  connect: (listener) => {
    listener.up();
  },
  supports: () => "no",
  send: () => {},
};

test("a host without the method says so before the tap", async () => {
  const client = createVVChatClient({ appId: "test-app", bridges: [oldHost] });
  render(
    <VVChatProvider client={client} locale="en">
      <AuthButton />
    </VVChatProvider>,
  );

  await screen.findByText("This VVChat is too old to sign in. Update it first.");
  expect(screen.getByRole("button").getAttribute("aria-disabled")).toBe("true");
  expect(client.explain("auth")).toMatchObject({ support: "no", reason: "unsupported" });

  const call = client.call(auth, { scope: "snsapi_userinfo" });
  await expect(call).rejects.toMatchObject({ code: "unsupported", method: "auth" });
});
