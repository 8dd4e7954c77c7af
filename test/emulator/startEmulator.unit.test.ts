import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type StartEmulatorOptions, startEmulator } from "../../src/emulator/index.js";
import { signed, tea } from "./platform.js";

async function start(options?: StartEmulatorOptions) {
  const emulator = await startEmulator(options);
  onTestFinished(emulator.close);
  return emulator;
}

/** A merchant over HTTP; by itself it never answers. */
async function listen(answer?: string) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    if (answer !== undefined) response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/paid`, asked: () => asked };
}

async function placed(base: string, notifyUrl: string): Promise<string> {
  const body = JSON.stringify(signed({ ...tea, notify_url: notifyUrl }));
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${base}/paybusapi/v1/pay/unifiedorder`, { method: "POST", headers, body });
  return ((await response.json()) as { imprest_code: string }).imprest_code;
}

/** How long something takes, in ms. */
async function timed(work: Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work;
  return performance.now() - begin;
}

test("listens on this machine alone, on a free port, and notifies over HTTP", async () => {
  const merchant = await listen("success");
  const emulator = await start();
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  emulator.pay({ imprestCode: await placed(emulator.url, merchant.url) });
  await emulator.settled();
  expect(emulator.deliveries).toMatchObject([{ status: 200, answer: "success" }]);
});

test("a port that is taken rejects, and says so", async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(startEmulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE", port });
});

test("two do not know each other's codes", async () => {
  const [one, two] = [await start(), await start()];
  const code = one.allow({ scope: "snsapi_userinfo" });
  const ask = (base: string) =>
    fetch(`${base}/userservices/v2/authorization/token?app_id=test&app_key=123456&code=${code}`);
  expect((await ask(two.url)).status).toBe(400);
  expect((await ask(one.url)).status).toBe(200);
});

test("an IPv6 address has its brackets", async () => {
  const { url } = await start({ host: "::1" });
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(`${url}/emulator/messages`)).status).toBe(200);
});

test("close() ends a request, an idle connection, a notification and a retry that are on their way; twice is fine", async () => {
  const [silent, refusing] = [await listen(), await listen("later")];
  const emulator = await start({ retries: [60_000] });
  const port = Number(new URL(emulator.url).port);
  const imprestCode = await placed(emulator.url, silent.url);
  emulator.pay({ imprestCode });
  await expect.poll(silent.asked).toBe(1);
  const body = signed({ ...tea, out_trade_no: "T-2", notify_url: refusing.url });
  const second = await emulator.fetch(`${emulator.url}/paybusapi/v1/pay/unifiedorder`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  emulator.pay({ imprestCode: ((await second.json()) as { imprest_code: string }).imprest_code });
  await expect.poll(() => emulator.deliveries.length).toBe(1);
  emulator.fail({ kind: "slow", ms: 60_000 });
  const slow = fetch(`${emulator.url}/paybusapi/v1/test/imprest`).catch(() => "gone");
  const idle = connect(port, "127.0.0.1");
  await new Promise((resolve) => idle.once("connect", resolve));
  const closed = new Promise((resolve) => idle.once("close", resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(await timed(emulator.close())).toBeLessThan(500);
  expect(await timed(emulator.settled())).toBeLessThan(500);
  expect(await slow).toBe("gone");
  await closed;
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
  // The port is free again.
  await start({ port });
});
