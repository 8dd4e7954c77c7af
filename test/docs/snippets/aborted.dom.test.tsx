import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAuth } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function SignIn({ signal }: { signal: AbortSignal }) {
  const auth = useAuth();
  return (
    <>
      <button
        onClick={() => {
          auth.mutate({ signal });
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.isPending ? "Waiting" : auth.error?.code}</p>
    </>
  );
}

test("the app's own signal ends the call", async () => {
  const host = createFakeHost();
  host.on("auth").silent();
  const controller = new AbortController();
  render(<SignIn signal={controller.signal} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("Waiting");
  controller.abort();

  await screen.findByText("aborted");
  expect(host.calls).toHaveLength(1);
});
