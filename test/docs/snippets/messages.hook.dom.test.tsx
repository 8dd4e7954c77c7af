import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useSendMessage } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

function Tell() {
  const send = useSendMessage({ session: { sessionId: "8f2c", sessionType: "group" } });
  if (send.error?.step === "message" && send.error.code === "network") return <p>It may have been sent.</p>;
  if (send.error) return <p>{`Not sent: ${send.error.code} in the step ${String(send.error.step)}`}</p>;
  return (
    <button
      disabled={send.isPending}
      onClick={() => {
        send.mutate({ content: "Ready at 14:30" });
      }}
    >
      {send.isSuccess ? "Sent" : "Tell them"}
    </button>
  );
}

afterEach(cleanup);

test("a consent is used until it is over", async () => {
  const sendMessage = vi.fn(() => Promise.resolve({ grantedUntil: new Date(Date.now() + 3_600_000) }));
  const host = createFakeHost({ api: { sendMessage } });
  render(<Tell />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button"));
  fireEvent.click(await screen.findByRole("button", { name: "Sent" }));
  await vi.waitFor(() => {
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });
  expect(host.calls).toHaveLength(1);
});

test("the person does not allow it", async () => {
  const host = createFakeHost({ api: { sendMessage: () => Promise.resolve({ grantedUntil: null }) } });
  host.on("auth").reply({ err_code: 1 });
  render(<Tell />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("Not sent: denied in the step consent");
});

test("the server is not there", async () => {
  const host = createFakeHost({ api: { sendMessage: () => Promise.reject(new TypeError("Failed to fetch")) } });
  render(<Tell />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("It may have been sent.");
});
