import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { MerchantEvent, MerchantSettings } from "./merchant.js";

/** A process of the merchant's server. */
export interface Merchant {
  /** Whose `onPaid` has begun here, each time. */
  readonly paid: string[];
  /** What `createOrder` was asked for here, each time. */
  readonly ordered: string[];
  get: (path: string, cookie: string) => Promise<Response>;
  post: (path: string, body: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** It has no time to clean up. */
  kill: () => Promise<void>;
}

export async function startMerchant(settings: MerchantSettings): Promise<Merchant> {
  const script = fileURLToPath(new URL("merchant.mjs", import.meta.url));
  const child = fork(script, [JSON.stringify(settings)], { execArgv: [] });
  const [paid, ordered]: [string[], string[]] = [[], []];
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => {
      reject(new Error(`the merchant's server ended with ${code}`));
    });
    child.on("message", (event: MerchantEvent) => {
      if (event.kind === "listening") resolve(event.port);
      else (event.kind === "onPaid" ? paid : ordered).push(event.outTradeNo);
    });
  });
  const base = `http://127.0.0.1:${port}/api/vvchat`;
  return {
    paid,
    ordered,
    get: (path, cookie) => fetch(base + path, { headers: { cookie } }),
    post: (path, body, headers) =>
      fetch(base + path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}
