import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAuth } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function SignIn({ scope }: { scope: string }) {
  const auth = useAuth({ scope });
  return (
    <>
      <button
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.error && `${auth.error.code}: ${String(auth.error.field)}`}</p>
    </>
  );
}

test("a wrong parameter is named, and reaches no host", async () => {
  const host = createFakeHost();
  render(<SignIn scope="" />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button"));

  await screen.findByText("invalid: scope");
  expect(host.calls).toEqual([]);
});
