import { onTestFinished, vi } from "vitest";
import type { SimulatorOptions } from "../../src/simulator/index.js";
import { createMerchant, emulate } from "../emulator/platform.js";
import { call, simulate } from "./app.js";

/** Where the emulator listens, as far as the page knows. */
export const base = "http://127.0.0.1:4100";

/** How the line to the emulator is. A response stands in for its answers. */
type Line = "up" | "down" | "hangs" | "held" | (() => Response);

/**
 * A simulator on an emulator. The emulator is the real one, and runs in the page: what is played is the network between.
 */
export function simulateOn(options: SimulatorOptions = {}) {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const network: { line: Line } = { line: "up" };
  const answer = async (request: Request): Promise<Response> => {
    const { line } = network;
    if (line === "down") throw new TypeError("Failed to fetch");
    if (typeof line === "function") return line();
    if (line === "held") await new Promise<void>((resolve) => held.push(resolve));
    if (line === "hangs") {
      await new Promise((_, reject) => {
        request.signal.addEventListener("abort", () => {
          reject(new DOMException("aborted", "AbortError"));
        });
      });
    }
    return emulator.fetch(request);
  };
  const spy = vi.spyOn(window, "fetch").mockImplementation((input, init) => {
    const request = new Request(input, init);
    asked.push(`${request.method} ${request.url.replace(/\?.*/, "")}`);
    return answer(request);
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
  const simulator = simulate({ app: { name: "半日茶" }, emulator: base, ...options });
  const start = (imprestCode: string) => call("pay", { app_id: "test", imprest_code: imprestCode });
  const release = () => {
    for (const go of held.splice(0)) go();
  };
  return { emulator, merchant, network, simulator, asked, start, release };
}
