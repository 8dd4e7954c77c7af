import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("while VVChat asks, the button waits", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").silent();
  render(<AuthButton />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByText("Tap Allow in VVChat.");

  host.answer(host.calls[0], "refuse");
  await screen.findByRole("button", { name: "Ask again" });
  expect(host.calls).toHaveLength(1);
});
