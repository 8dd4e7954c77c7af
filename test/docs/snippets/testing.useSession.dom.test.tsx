import { renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSession } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useSession: the page was opened from a group", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "S1", session_type: 2 });
  const { result } = renderHook(() => useSession(), { wrapper: host.wrapper });

  await waitFor(() => {
    expect(result.current.data).toEqual({ sessionId: "S1", sessionType: "group" });
  });
});
