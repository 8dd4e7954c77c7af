import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inject } from "vitest";

/** A real Redis, of this test alone: on a free port of this machine, in a folder that goes with it. */
export interface RedisServer {
  readonly port: number;
  /** As a crash: nothing is asked of it before. */
  crash: () => Promise<void>;
  /** Again, on the same port, with what it had written. */
  start: () => Promise<void>;
  /** It holds its connections, and answers nothing until it may go on. */
  freeze: () => Promise<void>;
  thaw: () => Promise<void>;
  /** Ends it, and removes what it left. */
  remove: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

async function launch(folder: string, port: number, persistent: boolean): Promise<ChildProcess> {
  const writes = persistent ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"];
  const where = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder];
  const server = spawn(inject("redisServer"), [...where, "--save", "", ...writes], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Where the test ends before it could remove it.
  process.once("exit", () => server.kill("SIGKILL"));
  const printed: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    printed.push(line);
    if (line.includes("Ready to accept connections")) {
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`redis-server did not start:\n${printed.join("\n")}`);
}

/** @param persistent - writes each change to its disk before it answers. Else it keeps nothing */
export async function startRedis({ persistent = false } = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "vvchat-redis-"));
  const port = await freePort();
  let server = await launch(folder, port, persistent);
  const crash = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, "exit");
    server.kill("SIGKILL");
    await exited;
  };
  return {
    port,
    crash,
    async start() {
      server = await launch(folder, port, persistent);
    },
    async freeze() {
      server.kill("SIGSTOP");
    },
    async thaw() {
      server.kill("SIGCONT");
    },
    async remove() {
      await crash();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
