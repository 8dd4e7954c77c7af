import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { defineMethod, useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const getBattery = defineMethod<void, number>({
  name: "getBattery",
  decode: ({ level }) => Number(level),
});

test("useHostCall: a method of your own is scripted by its name", async () => {
  const host = createFakeHost();
  host.on("getBattery").reply({ level: "0.4" });
  const { result } = renderHook(() => useHostCall(getBattery), { wrapper: host.wrapper });

  act(() => {
    result.current.mutate();
  });
  await waitFor(() => {
    expect(result.current.data).toBe(0.4);
  });
});
