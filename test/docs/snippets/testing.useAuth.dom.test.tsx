import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAuth } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useAuth: the code goes to your server, and its answer is the data", async () => {
  const host = createFakeHost();
  const exchange = ({ code }: { code: string }) => ({ nickname: `who has ${code}` });
  const { result } = renderHook(() => useAuth({ exchange }), { wrapper: host.wrapper });

  act(() => {
    result.current.mutate();
  });
  await waitFor(() => {
    expect(result.current.data).toEqual({ nickname: "who has fake-code-1" });
  });
});
