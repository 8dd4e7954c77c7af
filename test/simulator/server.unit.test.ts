import { expect, test } from "vitest";
import { createSimulator, framePage } from "../../src/simulator/index.js";

test("on a server it is absent, not an exception", () => {
  const simulator = createSimulator({ app: { name: "半日茶" } });
  simulator.on("auth").fail();
  simulator.dispose();
  expect(simulator.active).toBe(false);
  expect(simulator.calls).toEqual([]);
  expect(framePage()).toBe(false);
});
