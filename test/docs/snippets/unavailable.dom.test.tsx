import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton, auth } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("outside VVChat the button says where to go", async () => {
  const host = createFakeHost({ available: false, locale: "en" });
  render(<AuthButton />, { wrapper: host.wrapper });

  await screen.findByText("Open this page in VVChat.");
  expect(screen.getByRole("button", { name: "Sign in with VVChat" }).getAttribute("aria-disabled")).toBe("true");
  screen.getByRole("button", { name: "Copy link" });

  const call = host.client.call(auth, { scope: "snsapi_userinfo" });
  await expect(call).rejects.toMatchObject({ code: "unavailable", method: "auth" });
});
