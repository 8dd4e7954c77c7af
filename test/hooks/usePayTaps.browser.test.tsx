// Taps by the dozen, on one button and on two of one key.
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { PayButton } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";
import { createShopServer, memoryStorage } from "../components/shopServer.js";
import { cart } from "./payPage.js";

async function openButtons(prepare: "mount" | "tap") {
  const server = createShopServer();
  const host = createFakeHost({ api: server.api, storage: memoryStorage() });
  host.on("pay").silent();
  const screen = await render(
    <>
      <PayButton {...cart} prepare={prepare} />
      <PayButton {...cart} prepare={prepare} />
    </>,
    { wrapper: host.wrapper },
  );
  const phases = () => [...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset.phase);
  await expect.poll(() => server.keys.length).toBe(prepare === "mount" ? 1 : 0);
  const buttons = screen.getByRole("button").elements();
  const tap = (index: number): void => {
    const button = buttons[index % 2];
    if (button instanceof HTMLElement) button.click();
  };
  return { server, host, phases, tap };
}

test.each(["mount", "tap"] as const)("prepared by %s: fifty taps within a second are one call", async (prepare) => {
  const { server, host, phases, tap } = await openButtons(prepare);
  const start = performance.now();
  for (let count = 0; count < 50; count++) {
    tap(0);
    await new Promise((resolve) => setTimeout(resolve, 15));
    // A slow machine taps less often.
    if (performance.now() - start > 900) break;
  }
  expect(phases()).toEqual(["paying", "paying"]);
  expect([host.calls.length, server.keys.length]).toEqual([1, 1]);
});

test.each(["mount", "tap"] as const)(
  "prepared by %s: two buttons of one key, tapped at once: one call",
  async (prepare) => {
    const { server, host, phases, tap } = await openButtons(prepare);
    for (let count = 0; count < 50; count++) tap(count);
    await expect.poll(phases).toEqual(["paying", "paying"]);
    for (let count = 0; count < 50; count++) tap(count);
    expect(phases()).toEqual(["paying", "paying"]);
    expect([host.calls.length, server.keys.length]).toEqual([1, 1]);
  },
);
