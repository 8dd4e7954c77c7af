import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useVVChat } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("useVVChat: in VVChat, and outside of it", () => {
  const inside = renderHook(() => useVVChat(), { wrapper: createFakeHost().wrapper });
  expect(inside.result.current).toMatchObject({ status: "ready", host: "webview" });
  expect(inside.result.current.supports("pay")).toBe("yes");

  const outside = renderHook(() => useVVChat(), { wrapper: createFakeHost({ available: false }).wrapper });
  expect(outside.result.current).toMatchObject({ status: "unavailable", host: null });
  expect(outside.result.current.explain("pay").remedy).toBe("vvchat");
});
