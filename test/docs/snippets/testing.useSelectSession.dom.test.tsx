import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSelectSession } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useSelectSession: first no chat is picked, and then one", async () => {
  const host = createFakeHost();
  host.on("selectSession").refuse().reply({ session_id: "S1", session_type: 1 });
  const { result } = renderHook(() => useSelectSession(), { wrapper: host.wrapper });
  const pick = () => {
    result.current.mutate();
  };

  act(pick);
  await waitFor(() => {
    expect(result.current.error?.code).toBe("cancelled");
  });
  act(pick);
  await waitFor(() => {
    expect(result.current.data).toEqual({ sessionId: "S1", sessionType: "single" });
  });
});
