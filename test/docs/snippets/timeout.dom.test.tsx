import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("gives up on a host that never answers", async () => {
  const host = createFakeHost({ locale: "en", timeouts: { interactive: 50 } });
  host.on("auth").silent();
  const errors: VVChatError[] = [];
  render(<AuthButton onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));

  await screen.findByText("VVChat didn't answer.");
  expect(errors).toMatchObject([{ code: "timeout", method: "auth" }]);
  screen.getByRole("button", { name: "Try again" });
});
