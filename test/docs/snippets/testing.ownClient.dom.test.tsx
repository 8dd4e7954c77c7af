import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthButton, VVChatProvider, createVVChatClient } from "vvchat-react";
import { type FakeHost, createFakeHost } from "vvchat-react/testing";

// Stands for a module of your app: import yours here.
const client = createVVChatClient({ appId: "my-app" });
const App = () => (
  <VVChatProvider client={client} locale="en">
    <AuthButton />
  </VVChatProvider>
);

let host: FakeHost;
let remove: () => void;

beforeEach(() => {
  host = createFakeHost();
  remove = host.install();
});

afterEach(() => {
  cleanup();
  remove();
});

test("the app's own client finds the fake host", async () => {
  render(<App />);
  fireEvent.click(await screen.findByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByRole("button", { name: "Signed in" });
  expect(host.calls).toMatchObject([{ method: "auth", params: { app_id: "my-app" } }]);
});

test("and the next test's fake host", async () => {
  host.on("auth").fail();
  render(<App />);
  fireEvent.click(await screen.findByRole("button", { name: "Sign in with VVChat" }));
  await screen.findByRole("button", { name: "Ask again" });
  expect(host.calls).toHaveLength(1);
});
