import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type AuthGrant, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("a server that refuses the code is an error with a retry", async () => {
  const host = createFakeHost({ locale: "en" });
  const errors: VVChatError[] = [];
  const login = (grant: AuthGrant) => Promise.reject(new Error(`HTTP 500 for ${grant.code}`));
  render(<AuthButton exchange={login} onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByText("The service had a problem.");
  expect(errors).toMatchObject([{ code: "server", cause: { message: "HTTP 500 for fake-code-1" } }]);

  fireEvent.click(screen.getByRole("button", { name: "Try again" })); // asks the user again, for a fresh code
  await waitFor(() => {
    expect(errors[1]?.cause).toMatchObject({ message: "HTTP 500 for fake-code-2" });
  });
});
