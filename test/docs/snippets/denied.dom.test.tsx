import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("says that the user did not allow it, and asks again", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").fail(1, "user refused").reply({ code: "C2" });
  const errors: VVChatError[] = [];
  render(<AuthButton onError={(error) => errors.push(error)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));

  await screen.findByText("You didn't allow access, so you're not signed in.");
  expect(errors).toMatchObject([{ code: "denied", hostCode: 1, hostMessage: "user refused" }]);

  fireEvent.click(screen.getByRole("button", { name: "Ask again" }));

  await screen.findByRole("button", { name: "Signed in" });
});
