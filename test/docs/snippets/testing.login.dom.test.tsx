import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useAuth } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function SignIn() {
  const auth = useAuth({ exchange: ({ code }) => `user of ${code}` });
  return (
    <>
      <button
        disabled={auth.isPending}
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.data ?? auth.error?.code}</p>
    </>
  );
}

afterEach(cleanup);

test("signs in", async () => {
  const host = createFakeHost();
  render(<SignIn />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));

  await screen.findByText("user of fake-code-1");
  expect(host.calls).toMatchObject([{ method: "auth", params: { scope: "snsapi_userinfo" } }]);
});

test("can be refused, and tried again", async () => {
  const host = createFakeHost();
  host.on("auth").fail(1, "refused").reply({ code: "C2" }); // the first call is refused, later ones are not
  render(<SignIn />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("denied");

  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("user of C2");
});
