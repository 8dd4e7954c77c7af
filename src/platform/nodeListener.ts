import type { IncomingMessage, ServerResponse } from "node:http";

/** A function from `Request` to `Response`. */
type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A request listener of Node's `http`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** The body, part by part. A handler that has read enough may stop: Node drops the rest once it is answered. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      request.on("data", (part: Buffer) => {
        controller.enqueue(new Uint8Array(part));
        if ((controller.desiredSize ?? 0) <= 0) request.pause();
      });
      request.once("end", () => {
        controller.close();
      });
      request.once("error", (error) => {
        controller.error(error);
      });
    },
    pull() {
      request.resume();
    },
    cancel() {
      request.removeAllListeners("data").removeAllListeners("end");
    },
  });
}

function toRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET", url = "/" } = request;
  const protocol = "encrypted" in request.socket ? "https" : "http";
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(request);
  // A stream as a body must say so, and the types do not know it yet.
  const init: RequestInit & { duplex: "half" } = { method, headers, body, signal, duplex: "half" };
  // A path that begins with // is no host.
  return new Request(`${protocol}://${headers.get("host") ?? "localhost"}/${url.replace(/^\/+/, "")}`, init);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length) headers["set-cookie"] = cookies;
  response.writeHead(answer.status, headers);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/**
 * A handler as a listener of Node's `http`, for Express and the like too, where nothing has read the body before.
 *
 * @example
 * createServer(toNodeListener(handler)).listen(3000);
 */
export function toNodeListener(handler: FetchHandler): NodeListener {
  return (request, response) => {
    const controller = new AbortController();
    response.once("close", () => {
      controller.abort();
    });
    const answered = async () => {
      await send(await handler(toRequest(request, controller.signal)), response);
    };
    answered().catch(() => {
      // Its address or a header is nonsense, or the handler's fault: no secret is told.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  };
}
