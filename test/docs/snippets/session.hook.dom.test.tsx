import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useSession } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function Offer() {
  const { data: session, isPending, error } = useSession();
  if (isPending) return <p>…</p>;
  if (error || !session) return <p>A tea for you</p>;
  return <p>{session.sessionType === "group" ? `Tea for all of ${session.sessionId}` : "Tea for two"}</p>;
}

afterEach(cleanup);

test("knows the group that the page was opened from", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "8f2c", session_type: 2 });
  render(<Offer />, { wrapper: host.wrapper });
  await screen.findByText("Tea for all of 8f2c");
});

test("opened from no chat", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({});
  render(<Offer />, { wrapper: host.wrapper });
  await screen.findByText("A tea for you");
});

test("opened outside VVChat", async () => {
  const host = createFakeHost({ available: false });
  render(<Offer />, { wrapper: host.wrapper });
  await screen.findByText("A tea for you");
  expect(host.calls).toEqual([]);
});
