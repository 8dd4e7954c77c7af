import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useSendMessage } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useSendMessage: the chat, the consent, and your server", async () => {
  const sendMessage = vi.fn(() => Promise.resolve({ grantedUntil: null }));
  const host = createFakeHost({ api: { sendMessage }, outcomes: { getSession: "succeed" } });
  const { result } = renderHook(() => useSendMessage(), { wrapper: host.wrapper });

  act(() => {
    result.current.mutate({ content: "Ready at 14:30" });
  });
  await waitFor(() => {
    expect(result.current.isSuccess).toBe(true);
  });
  const message = {
    sessionId: "fake-session-1",
    sessionType: "single",
    content: "Ready at 14:30",
    code: "fake-code-1",
  };
  expect(sendMessage).toHaveBeenCalledWith(message, expect.anything());
  expect(host.calls.map(({ method }) => method)).toEqual(["getSession", "auth"]);
});
