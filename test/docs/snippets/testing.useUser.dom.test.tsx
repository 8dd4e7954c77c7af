import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { type VVChatApi, useUser } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useUser: your server turns the code into a user", async () => {
  const api: VVChatApi = {
    me: () => Promise.resolve(null),
    exchange: ({ code }) => Promise.resolve({ openId: "o-1", nickname: `who has ${code}` }),
  };
  const host = createFakeHost({ api });
  const { result } = renderHook(() => useUser(), { wrapper: host.wrapper });
  await waitFor(() => {
    expect(result.current.data).toBeNull();
  });

  act(() => {
    result.current.login.mutate();
  });
  await waitFor(() => {
    expect(result.current.data?.nickname).toBe("who has fake-code-1");
  });
});
