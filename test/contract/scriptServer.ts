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
  readonly stop: () => Promise<void>;
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
}

let last = 0;

/** Starts one. The browser asks it, and nobody else, for what is under its address. */
export async function startScriptServer(): Promise<ScriptServer> {
  const session = cdp();
  const src = `https://scripts.test/${String(++last)}/vvchat.js`;
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

  const paused = ({ requestId, request }: Paused): void => {
    requests.push(request.url);
    if (served === "hangs") hanging.push(requestId);
    else if (served === "fails") void session.send("Fetch.failRequest", { requestId, errorReason: "ConnectionFailed" });
    else void fulfil(requestId, served.text);
  };
  session.on("Fetch.requestPaused", paused);
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "https://scripts.test/*" }] });

  return {
    src,
    requests,
    serve: (next) => void (served = next),
    async release(text) {
      for (const requestId of hanging.splice(0)) await fulfil(requestId, text);
    },
    async stop() {
      session.off("Fetch.requestPaused", paused);
      await session.send("Fetch.disable");
    },
  };
}
