import { cdp } from "vitest/browser";

/** How the server answers one request. */
type Served = "hangs" | "fails" | { readonly text: string };

/** A server of scripts, on a network where it alone exists. */
export interface ScriptServer {
  /** The address of a script that only this test knows. */
  readonly src: string;
  /** The requests so far. */
  readonly requests: readonly string[];
  /** What the requests from now on get. */
  serve: (served: Served) => void;
  /** Lets the requests that hang have this script after all. */
  release: (text: string) => Promise<void>;
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
}

const origin = "https://scripts.test/";
const servers = new Map<string, (requestId: string) => void>();
let last = 0;
let started: Promise<void> | undefined;

/** The session's listener takes effect some time later, and nothing tells when: it is tried out. */
async function start(): Promise<void> {
  const session = cdp();
  session.on("Fetch.requestPaused", ({ requestId, request }: Paused) => {
    servers.get(request.url)?.(requestId);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: `${origin}*` }] });
  let heard = false;
  const probe = `${origin}probe`;
  servers.set(probe, () => (heard = true));
  const isHeard = (): boolean => heard;
  while (!isHeard()) await fetch(probe, { mode: "no-cors", signal: AbortSignal.timeout(50) }).catch(() => {});
}

/** Starts one. The browser asks it, and nobody else, for what is at its address. */
export async function startScriptServer(): Promise<ScriptServer> {
  await (started ??= start());
  const session = cdp();
  const src = `${origin}${String(++last)}/vvchat.js`;
  const requests: string[] = [];
  const hanging: string[] = [];
  let served: Served = "hangs";

  const fulfil = (requestId: string, text: string): Promise<unknown> =>
    session.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: "Content-Type", value: "text/javascript" }],
      body: btoa(text),
    });

  servers.set(src, (requestId) => {
    requests.push(src);
    if (served === "hangs") hanging.push(requestId);
    else if (served === "fails") void session.send("Fetch.failRequest", { requestId, errorReason: "ConnectionFailed" });
    else void fulfil(requestId, served.text);
  });

  return {
    src,
    requests,
    serve: (next) => void (served = next),
    async release(text) {
      for (const requestId of hanging.splice(0)) await fulfil(requestId, text);
    },
  };
}
