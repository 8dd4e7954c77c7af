import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../examples/shop/start.mjs", import.meta.url));

/** The shop, in a process of its own. */
export interface StartedServer {
  /** Where the shop is. */
  readonly url: string;
  readonly port: string;
  /** Where the emulated platform is. */
  readonly platform: string;
  /** All that it has printed. */
  readonly lines: readonly string[];
  /** As a crash: it has no time to clean up. */
  kill: () => Promise<void>;
  /** As whoever stops it by hand. Tells its exit code. */
  stop: (signal: "SIGINT" | "SIGTERM") => Promise<unknown>;
}

/** What `npm start` runs, with these flags. */
export const startServer = (...flags: string[]) => launch(process.execPath, [script, ...flags]);
/** The same of another copy of the repository. */
export const startCopy = (copy: string, ...flags: string[]) =>
  launch(process.execPath, [join(copy, "examples/shop/start.mjs"), ...flags]);
/** With npm before it, whose process the signals go to. */
export const npmStart = (...flags: string[]) => launch("npm", ["start", "--", ...flags]);

async function launch(command: string, args: readonly string[]): Promise<StartedServer> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  // Where the test ends before it could stop it.
  process.once("exit", () => child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const lines: string[] = [];
  const end = async (signal: NodeJS.Signals): Promise<unknown> => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  const ready = new Promise<void>((resolve) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface(input).on("line", (line) => {
        lines.push(line);
        if (line.startsWith("Ctrl+C")) resolve();
      });
    }
  });
  const failed = exited.then(([code]) => {
    throw new Error(`The shop ended with ${String(code)}:\n${lines.join("\n")}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => {});
  const address = (name: string) => /http:\S+/.exec(lines.find((line) => line.startsWith(name)) ?? "")?.[0] ?? "";
  const url = address("Half-Day Tea");
  return {
    ...{ url, lines, port: new URL(url).port, platform: address("Open Platform") },
    async kill() {
      await end("SIGKILL");
    },
    stop: end,
  };
}
