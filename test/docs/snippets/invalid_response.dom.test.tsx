import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("an answer that cannot be used is an error with a retry", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").malformed().reply({ err_code: 0 }); // JSON that breaks off; then consent without a code
  const errors: VVChatError[] = [];
  render(<AuthButton onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByText("VVChat's answer was incomplete.");

  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => {
    expect(errors).toMatchObject([{ code: "invalid_response" }, { code: "invalid_response" }]);
  });
});
