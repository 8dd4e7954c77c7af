import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useContact } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useContact: opens a chat with the customer service", async () => {
  const host = createFakeHost({ outcomes: { openSessionView: "succeed" } });
  const { result } = renderHook(() => useContact({ openId: "o-service" }), { wrapper: host.wrapper });

  act(() => {
    result.current.mutate();
  });
  await waitFor(() => {
    expect(result.current.data).toEqual({ opened: true });
  });
  expect(host.calls).toMatchObject([{ method: "openSessionView", params: { open_id: "o-service" } }]);
});
