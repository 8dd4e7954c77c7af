import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useShare } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useShare: the person closes the list of chats", async () => {
  const host = createFakeHost({ outcomes: { share: "refuse" } });
  const { result } = renderHook(() => useShare(), { wrapper: host.wrapper });

  act(() => {
    result.current.mutate({ title: "Tea at four?", url: "https://example.com/tea" });
  });
  await waitFor(() => {
    expect(result.current.error?.code).toBe("cancelled");
  });
  expect(host.calls).toMatchObject([{ method: "share", params: { share_url: "https://example.com/tea" } }]);
});
