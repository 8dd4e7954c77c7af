import { afterEach, expect, test, vi } from "vitest";
import { renderLog, tab } from "./log.js";

vi.mock("../../src/devtools/Panel.js", () => ({
  Panel() {
    throw new Error("A bug in the panel");
  },
}));

afterEach(() => {
  vi.restoreAllMocks();
});

test("a panel that breaks takes the log away, and nothing else", async () => {
  // React tells of it.
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  const { screen } = await renderLog({}, {}, <p>Tea</p>);
  await tab.click();
  await expect.element(tab).not.toBeInTheDocument();
  expect(complaint).toHaveBeenCalled();
  await expect.element(screen.getByText("Tea")).toBeVisible();
});
