import type { ReactNode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { AuthButton, HostGate } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

/** Renders as a server does, hydrates in the page, and fails where the two disagree. */
function hydrate(app: ReactNode): string {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const container = document.createElement("div");
  const markup = renderToString(app);
  // React 18 says here that layout effects do nothing on a server: this server has a document, so there are some.
  complaints.mockClear();
  container.innerHTML = markup;
  document.body.append(container);
  const recovered = vi.fn();
  const root = hydrateRoot(container, app, { onRecoverableError: recovered });
  onTestFinished(() => {
    root.unmount();
    container.remove();
    expect(recovered).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
  return markup;
}

test("a button from the server works as soon as it is hydrated", async () => {
  const host = createFakeHost({ locale: "en" });
  const markup = hydrate(
    <host.wrapper>
      <AuthButton />
    </host.wrapper>,
  );
  expect(markup).toContain("Sign in with VVChat");
  await page.getByRole("button", { name: "Sign in with VVChat" }).click();
  await expect.element(page.getByRole("button", { name: "Signed in" })).toBeVisible();
  expect(document.querySelector<HTMLElement>(".vv-control")?.dataset.host).toBe("webview");
});

test("a gate from the server is empty, and opens once it is hydrated", async () => {
  const host = createFakeHost();
  const markup = hydrate(
    <host.wrapper>
      <HostGate requires={["auth"]}>
        <p>Checkout</p>
      </HostGate>
    </host.wrapper>,
  );
  expect(markup).not.toContain("Checkout");
  await expect.element(page.getByText("Checkout")).toBeVisible();
});

test("where there is no host, the button and the gate say so after hydration", async () => {
  const host = createFakeHost({ available: false, locale: "en" });
  hydrate(
    <host.wrapper>
      <AuthButton />
      <HostGate>Checkout</HostGate>
    </host.wrapper>,
  );
  await expect.element(page.getByText("Open this page in VVChat.")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "Open this in VVChat" })).toBeVisible();
});
