import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("a server that cannot be reached is a network error", async () => {
  const host = createFakeHost({ locale: "en" });
  const errors: VVChatError[] = [];
  // What fetch rejects with in Chromium where there is no connection.
  const login = () => Promise.reject(new TypeError("Failed to fetch"));
  render(<AuthButton exchange={login} onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));

  await screen.findByText("No connection. Check your network.");
  expect(errors).toMatchObject([{ code: "network", method: "auth" }]);
});
