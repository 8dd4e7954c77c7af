// `npm run emulator`.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";

function run(...args: string[]) {
  const child = spawn(process.execPath, ["scripts/emulator.mjs", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const seen = { out: "", errors: "" };
  child.stdout.on("data", (chunk: Buffer) => (seen.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (seen.errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, seen, ended };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "says where it is and what to try, and ends cleanly by %s with a request on its way",
  { timeout: 30_000 },
  async (signal) => {
    const { child, seen, ended } = run("--port", "0");
    await expect.poll(() => seen.out, { timeout: 20_000 }).toContain("stops it");
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(seen.out) ?? [];
    for (const words of ["test", "123456", "s1234", `createSimulator({ emulator: "${url}" })`]) {
      expect(seen.out).toContain(words);
    }
    const faults = { method: "POST", body: JSON.stringify({ answers: [{ kind: "slow", ms: 60_000 }] }) };
    await fetch(`${url}/emulator/faults`, { ...faults, headers: { "content-type": "application/json" } });
    const slow = fetch(`${url}/paybusapi/v1/test/imprest`).catch(() => "gone");
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(await slow).toBe("gone");
    expect(seen.errors).toBe("");
  },
);

test("a port that is taken: one line, and another one to try", { timeout: 30_000 }, async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { seen, ended } = run("--port", String(port));
  expect(await ended).toBe(1);
  expect(seen.errors.trim().split("\n")).toHaveLength(1);
  expect(seen.errors).toContain(`Port ${String(port)} is taken`);
});
