import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("a code with a foreign state is never exchanged", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").reply({ err_code: 0, code: "C1", state: "not the one that was sent" });
  const exchange = vi.fn();
  const errors: VVChatError[] = [];
  render(<AuthButton exchange={exchange} onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));

  await screen.findByText("That sign-in didn't match. Sign in again.");
  expect(errors).toMatchObject([{ code: "state_mismatch", method: "auth" }]);
  expect(exchange).not.toHaveBeenCalled();
});
