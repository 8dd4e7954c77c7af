import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the server got it. */
interface Got {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A merchant's server on a free port: answers as each test says, and keeps what it was asked. */
export interface ShopServer {
  readonly base: string;
  readonly got: Got[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close: () => Promise<void>;
}

export async function startShopServer(): Promise<ShopServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const { method, url, headers } = request;
      shop.got.push({ method, url, headers, body: text && JSON.parse(text) });
      shop.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const shop: ShopServer = {
    base: `http://127.0.0.1:${String(port)}/api`,
    got: [],
    answer: json(null),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return shop;
}

/** Answers with JSON, or, for a text, with exactly that. */
export function json(body: unknown, status = 200, type = "application/json"): ShopServer["answer"] {
  return (_request, response) => {
    response.writeHead(status, type ? { "content-type": type } : {});
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}
