import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { HostGate, VVChatProvider, createVVChatClient, useVVChat } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function Shop() {
  const { status, host } = useVVChat();
  return <p>{`The shop is ${status} on ${String(host)}`}</p>;
}

afterEach(cleanup);

test("a page outside VVChat says so, and goes on when a host comes late", async () => {
  const client = createVVChatClient({ appId: "my-app" });
  render(
    <VVChatProvider client={client} locale="en">
      <HostGate requires={["auth"]}>
        <Shop />
      </HostGate>
    </VVChatProvider>,
  );

  await screen.findByText("Open this on your phone");
  expect(client.explain("auth")).toMatchObject({ support: "no", reason: "unavailable" });

  const remove = createFakeHost().install();

  await screen.findByText("The shop is ready on webview");
  expect(client.supports("auth")).toBe("yes");
  remove();
});
