import { Agent, type ClientRequest, type IncomingMessage, type Server, createServer, request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { toNodeListener } from "../../src/platform/nodeListener.js";
import { createWorld } from "../server/world.js";

let server: Server | undefined;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterEach(async () => {
  agent.destroy();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function listen(
  handler: Parameters<typeof toNodeListener>[0],
  before?: (incoming: IncomingMessage) => Promise<unknown>,
): Promise<number> {
  const listener = toNodeListener(handler);
  server = createServer((incoming, response) => {
    void Promise.resolve(before?.(incoming)).then(() => {
      listener(incoming, response);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("not listening");
  return address.port;
}

interface Heard {
  status: number | undefined;
  headers: IncomingMessage["headers"];
  text: string;
}

/** One request on the connection that is kept alive. */
function ask(port: number, path: string, options: object = {}, write = (to: ClientRequest): unknown => to.end()) {
  return new Promise<Heard>((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, agent, ...options }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += String(part)));
      answer.on("end", () => {
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      });
    });
    asked.on("error", reject);
    write(asked);
  });
}

/** What is answered to bytes that no client would send. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`${text}\r\nConnection: close\r\n\r\n`));
    socket.on("data", (part) => (heard += String(part)));
    socket.on("end", () => {
      resolve(heard);
    });
    socket.on("error", reject);
  });
}

const echo = async (incoming: Request): Promise<Response> =>
  Response.json({ method: incoming.method, url: incoming.url, body: await incoming.text() });
const json = { method: "POST", headers: { "content-type": "application/json" } };

describe("a request", () => {
  test("comes with its method, address, headers and body, also in many parts", async () => {
    const port = await listen(async (incoming) => {
      const { url, method, headers } = incoming;
      return Response.json([method, url, headers.get("x-tea"), headers.get("cookie"), await incoming.text()]);
    });
    const parts = Array.from({ length: 50 }, (_, index) => `茶${String(index)}`.repeat(500));
    const headers = { "x-tea": "milk", cookie: ["a=1", "b=2"] };
    const answer = await ask(port, "/a/b?c=%20d", { method: "POST", headers }, (to) => {
      for (const part of parts) to.write(part);
      to.end();
    });
    const url = `http://127.0.0.1:${String(port)}/a/b?c=%20d`;
    expect(JSON.parse(answer.text)).toEqual(["POST", url, "milk", "a=1; b=2", parts.join("")]);
  });

  test.each([
    ["//evil.example/me", "//evil.example/me"],
    ["http://evil.example/me?a=1", "/me?a=1"],
    ["HTTPS://user:pass@evil.example", "/"],
    ["/me#x", "/me#x"],
    ["/../../me", "/me"],
    ["*", "/*"],
  ])("for %j goes to %j of the Host that was asked", async (line, path) => {
    const port = await listen(echo);
    const answer = await raw(port, `GET ${line} HTTP/1.1\r\nHost: shop.example`);
    expect(answer).toContain(`"url":"http://shop.example${path}"`);
  });

  test.each(["a b", "x/api/vvchat/me?", "user@x", "x#", "x\\y"])("from the host %j is 400", async (host) => {
    const handler = vi.fn(echo);
    const answer = await raw(await listen(handler), `GET /me HTTP/1.1\r\nHost: ${host}`);
    expect(answer).toMatch(/^HTTP\/1.1 400 [^]*"invalid_request"/);
    expect(handler).not.toHaveBeenCalled();
  });

  test("by TRACE is 400, and by HEAD it has no body in its answer", async () => {
    const port = await listen(echo);
    expect(await raw(port, "TRACE / HTTP/1.1\r\nHost: x")).toMatch(/^HTTP\/1.1 400 /);
    const head = await ask(port, "/", { method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(await ask(port, "/", json, (to) => to.end("{}"))).toMatchObject({ status: 200 });
  });

  test("whose body was read before is refused, and does not hang", async () => {
    const world = createWorld();
    const read = async (incoming: IncomingMessage) => {
      for await (const _ of incoming) continue;
    };
    const port = await listen(world.handler, read);
    const answer = await ask(port, "/api/vvchat/logout", json, (to) => to.end("{}"));
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("something has read it before")]);
  });
});

describe("an answer", () => {
  test("has its status, headers and each of its cookies", async () => {
    const port = await listen(() => {
      const headers = new Headers({ "x-tea": "milk" });
      headers.append("set-cookie", "a=1; Expires=Sat, 21 Nov 2026 04:20:00 GMT");
      headers.append("set-cookie", "b=2");
      return new Response("茶", { status: 201, headers });
    });
    const { status, headers, text } = await ask(port, "/");
    expect([status, headers["x-tea"], text, headers["content-length"]]).toEqual([201, "milk", "茶", "3"]);
    expect(headers["set-cookie"]).toEqual(["a=1; Expires=Sat, 21 Nov 2026 04:20:00 GMT", "b=2"]);
  });

  test("of status alone has no body", async () => {
    const port = await listen(() => new Response(null, { status: 204 }));
    expect(await ask(port, "/")).toMatchObject({ status: 204, text: "" });
  });

  test("of a handler that fails is 500, and tells nothing", async () => {
    const port = await listen(() => Promise.reject(new Error("app key 123456")));
    const { status, text } = await ask(port, "/");
    expect([status, JSON.parse(text)]).toEqual([500, { error: { code: "server_error", message: expect.any(String) } }]);
    expect(text).not.toContain("123456");
  });
});

describe("a connection that is kept alive", () => {
  const big = "x".repeat(300_000);

  test.each([
    ["is too big, by its header", { ...json.headers, "content-length": String(big.length) }, 413],
    ["is too big, in chunks", json.headers, 413],
    ["nobody reads", { "content-type": "text/plain" }, 415],
  ])("serves on after a body that %s", async (_, headers, status) => {
    const port = await listen(createWorld().handler);
    const refused = await ask(port, "/api/vvchat/logout", { method: "POST", headers }, (to) => {
      for (let at = 0; at < big.length; at += 50_000) to.write(big.slice(at, at + 50_000));
      to.end();
    });
    expect([refused.status, refused.headers["content-type"]]).toEqual([status, "application/json"]);
    expect((await ask(port, "/api/vvchat/me")).status).toBe(204);
    expect(await ask(port, "/api/vvchat/logout", json, (to) => to.end("{}"))).toMatchObject({ status: 204 });
  });

  test("is not held by one that sends without end", async () => {
    const port = await listen(createWorld().handler);
    let sent = 0;
    const flood = ask(port, "/api/vvchat/logout", json, (to) => {
      const send = (): void => {
        sent += 65_536;
        if (!to.destroyed) to.write(big.slice(0, 65_536), () => setImmediate(send));
      };
      send();
    });
    // Answered, or cut off; in both cases not read for ever.
    const { status } = await flood.catch(() => ({ status: undefined }));
    expect([413, undefined]).toContain(status);
    await vi.waitFor(() => {
      expect(server?.listening).toBe(true);
      return new Promise<void>((resolve, reject) => {
        server?.getConnections((error, count) => {
          if (error ?? count) reject(error ?? new Error("held"));
          else resolve();
        });
      });
    });
    expect(sent).toBeLessThan(50_000_000);
  });
});

test("a client that goes away aborts the request, and its body breaks off", async () => {
  const heard: unknown[] = [];
  const port = await listen(async (incoming) => {
    incoming.signal.addEventListener("abort", () => heard.push("aborted"));
    await incoming.text().catch((error: unknown) => heard.push(error));
    return new Response("nobody hears this");
  });
  const gone = ask(port, "/", { ...json, headers: { "content-length": "100" } }, (to) => {
    to.write("half");
    setTimeout(() => to.destroy(), 30);
  });
  await expect(gone).rejects.toThrow();
  await vi.waitFor(() => {
    expect(heard).toEqual(expect.arrayContaining(["aborted", expect.any(TypeError)]));
  });
  expect(await ask(port, "/", json, (to) => to.end("{}"))).toMatchObject({ status: 200 });
});
