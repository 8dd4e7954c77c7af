import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { AuthButton, type VVChatError } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

afterEach(() => {
  vi.useRealTimers();
});

test("a sheet that the user left makes way for the next one", async () => {
  vi.useFakeTimers();
  const host = createFakeHost({ locale: "en" });
  host.on("auth").silent();
  const errors: VVChatError[] = [];
  render(
    <>
      <AuthButton onError={(error) => errors.push(error)}>Sign in</AuthButton>
      <AuthButton scope="sessionapi_sendmsg:S1:1">Post into the chat</AuthButton>
    </>,
    { wrapper: host.wrapper },
  );

  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await act(() => vi.advanceTimersByTimeAsync(1500)); // the user comes back to the page by hand
  fireEvent.click(screen.getByRole("button", { name: "Post into the chat" }));
  await act(() => vi.advanceTimersByTimeAsync(100));

  expect(errors).toMatchObject([{ code: "superseded", method: "auth" }]);
  screen.getByRole("button", { name: "Sign in" }); // idle again
  expect(host.calls).toHaveLength(2);
});
