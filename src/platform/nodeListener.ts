import type { IncomingMessage, ServerResponse } from "node:http";

/** A function from `Request` to `Response`. */
type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A request listener of Node's `http`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** How much of a body is thrown away for a client that sends on after its answer, in bytes, so that it reads the answer. */
const patience = 1_048_576;

function discard(request: IncomingMessage): void {
  let left = patience;
  request.removeAllListeners("data");
  request.on("data", (part: Buffer) => {
    left -= part.byteLength;
    if (left < 0) request.destroy();
  });
  request.resume();
}

/** The body, part by part, as it is asked for. What is never asked for stays with Node, which throws it away itself. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  let over = false;
  const begin = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const end = (act: () => void) => () => {
      if (!over) act();
      over = true;
    };
    const breakOff = end(() => {
      controller.error(new TypeError("The body broke off, or something has read it before."));
    });
    if (request.readableEnded || request.destroyed) {
      breakOff();
      return;
    }
    request.on("data", (part: Buffer) => {
      request.pause();
      controller.enqueue(new Uint8Array(part));
    });
    request.once(
      "end",
      end(() => {
        controller.close();
      }),
    );
    request.once("close", breakOff);
  };
  let begun = false;
  return new ReadableStream(
    {
      pull(controller) {
        if (!begun) begin(controller);
        begun = true;
        request.resume();
      },
      cancel() {
        over = true;
        discard(request);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Where a request goes. A host in its first line, as a proxy's client writes it, says nothing; a path of `//` is no host. */
function addressOf({ url = "/", socket, headers: { host = "localhost" } }: IncomingMessage): string {
  if (!/^[\w.\-:[\]]+$/.test(host)) throw new TypeError("The Host header is no host");
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "");
  return `${"encrypted" in socket ? "https" : "http"}://${host}${path.startsWith("/") ? "" : "/"}${path}`;
}

function toRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET" } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(request);
  // A stream as a body must say so, and the types do not know it yet.
  const init: RequestInit & { duplex: "half" } = { method, headers, body, signal, duplex: "half" };
  return new Request(addressOf(request), init);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => {
    if (name !== "set-cookie") response.setHeader(name, value);
  });
  const cookies = answer.headers.getSetCookie();
  if (cookies.length) response.setHeader("set-cookie", cookies);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const message = status === 400 ? "The request is no HTTP that can be served." : "The server failed.";
  if (!response.headersSent) {
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  }
  response.end(JSON.stringify({ error: { code, message } }));
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
    let asked: Request;
    try {
      asked = toRequest(request, controller.signal);
    } catch {
      refuse(response, 400, "invalid_request");
      return;
    }
    const answered = async () => {
      await send(await handler(asked), response);
    };
    answered().catch(() => {
      // It may be anything, also a secret: who hands over a handler that rejects has to log it.
      refuse(response, 500, "server_error");
    });
  };
}
