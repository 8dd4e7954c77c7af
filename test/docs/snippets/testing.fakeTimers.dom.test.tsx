import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, test, vi } from "vitest";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("waits five minutes for the user, and no longer", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("auth").silent();
  render(<AuthButton />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in with VVChat" }));
  await act(() => vi.advanceTimersByTimeAsync(299_000));
  screen.getByText("Tap Allow in VVChat.");

  await act(() => vi.advanceTimersByTimeAsync(2_000));
  screen.getByText("VVChat didn't answer.");
});
