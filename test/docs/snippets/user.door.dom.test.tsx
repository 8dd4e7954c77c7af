import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LoginButton, type User, useUser } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function Door() {
  const { data: user, isPending, error, refetch, logout } = useUser();
  if (isPending) return <p>…</p>;
  if (error && !user) return <button onClick={() => void refetch()}>Try again</button>;
  if (!user) return <LoginButton />;
  return (
    <button
      disabled={logout.isPending}
      onClick={() => {
        logout.mutate();
      }}
    >
      Sign out {user.nickname}
    </button>
  );
}

afterEach(cleanup);

test("signs in by the server, and out again", async () => {
  const bamboo: User = { openId: "o-1", nickname: "Bamboo" };
  const exchange = vi.fn(() => Promise.resolve(bamboo));
  const logout = vi.fn(() => Promise.resolve());
  const host = createFakeHost({ locale: "en", api: { me: () => Promise.resolve(null), exchange, logout } });
  render(<Door />, { wrapper: host.wrapper });

  fireEvent.click(await screen.findByRole("button", { name: "Sign in with VVChat" }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out Bamboo" }));

  await screen.findByRole("button", { name: "Sign in with VVChat" });
  expect(exchange).toHaveBeenCalledWith(expect.objectContaining({ code: "fake-code-1" }), expect.anything());
  expect(logout).toHaveBeenCalledTimes(1);
});
