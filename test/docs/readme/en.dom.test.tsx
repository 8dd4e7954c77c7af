import { fireEvent, render, screen } from "@testing-library/react";
import { test } from "vitest";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("a refusal is explained", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").fail(1, "refused");
  render(<AuthButton />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByText("You didn't allow access, so you're not signed in.");
});
