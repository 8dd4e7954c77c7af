import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("two buttons tapped at once open one sheet", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").silent();
  const errors: VVChatError[] = [];
  render(
    <>
      <AuthButton>Sign in</AuthButton>
      <AuthButton scope="sessionapi_sendmsg:S1:1" onError={(error) => errors.push(error)}>
        Post into the chat
      </AuthButton>
    </>,
    { wrapper: host.wrapper },
  );

  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  fireEvent.click(screen.getByRole("button", { name: "Post into the chat" }));

  await screen.findByText("Another step is still open. Finish it first.");
  expect(errors).toMatchObject([{ code: "busy", method: "auth" }]);
  expect(host.calls).toHaveLength(1);
});
