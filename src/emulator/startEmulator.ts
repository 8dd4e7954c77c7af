import { toNodeListener } from "../platform/nodeListener.js";
import { createEmulator } from "./createEmulator.js";
import type { Emulator } from "./Emulator.js";
import type { EmulatorOptions } from "./EmulatorOptions.js";

/** Options of {@link startEmulator}. */
export interface StartEmulatorOptions extends EmulatorOptions {
  /** Default: any that is free. */
  port?: number | undefined;
  /** Default: this machine alone, `"127.0.0.1"`. */
  host?: string | undefined;
}

/** An emulator that listens. */
export interface StartedEmulator extends Emulator {
  /** Where the platform is: the `base` of `createPlatformClient`. */
  readonly url: string;
  /** Stops it, and gives up the notifications that are on their way. */
  close: () => Promise<void>;
}

/**
 * Starts the emulated Open Platform on Node's `http`.
 *
 * @throws what `listen` rejects with, e.g. `EADDRINUSE`
 * @example
 * const emulator = await startEmulator({ port: 4100 });
 * console.log(emulator.url); // http://127.0.0.1:4100
 */
export async function startEmulator({
  port = 0,
  host = "127.0.0.1",
  ...options
}: StartEmulatorOptions = {}): Promise<StartedEmulator> {
  // Here alone: `createEmulator` runs where there is no such module.
  const { createServer } = await import("node:http");
  const emulator = createEmulator(options);
  const server = createServer(toNodeListener(emulator.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    ...emulator,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${String(bound)}`,
    async close() {
      emulator.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
