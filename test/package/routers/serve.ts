// The servers of the apps in compat/routers, on free ports of this machine alone.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { env } from "../run.ts";

export interface Served {
  /** Its origin. */
  address: string;
  stop: () => Promise<void>;
}

/** A single-page app: what is no file of it is its page. */
export async function serveSpa(folder: string, page: string): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isScript = extname(pathname) === ".js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    readFile(join(folder, isScript ? pathname : page)).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** A server of a program's own, which says its address when it is up. */
export async function serveProgram(folder: string, ...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    return { address: await addressOf(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = () => {
      reject(new Error(`The server did not start:\n${said}`));
    };
    const limit = setTimeout(fail, 30_000);
    child.once("exit", fail);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (!address || !/ready/i.test(said)) return;
      clearTimeout(limit);
      child.off("exit", fail);
      resolve(address.replace("localhost", "127.0.0.1"));
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
