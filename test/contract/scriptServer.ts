import type { Served } from "./scriptServerPlugin.js";

/** A server of one script. */
export interface ScriptServer {
  /** The address of a script that only this test knows. */
  readonly src: string;
  /** The requests for it so far. */
  readonly requests: readonly string[];
  /** What the requests from now on get. At first they hang. */
  serve: (served: Served) => void;
  /** Lets the requests that hang have this script after all. */
  release: (text: string) => void;
}

/** Taken before any test watches what a page asks of the network: these requests are the test's own. */
const request = new XMLHttpRequest();
const open = request.open.bind(request);

/** Without waiting: what follows in a test finds the server so. */
function control(src: string, method: string, body?: object): string {
  open(method, `${src}/control`, false);
  request.send(body ? JSON.stringify(body) : null);
  if (request.status !== 200) throw new Error(`The script server answers ${String(request.status)}`);
  return request.responseText;
}

/** Starts one, behind the test runner's own server. */
export function startScriptServer(): ScriptServer {
  const src = `${location.origin}/test-scripts/${crypto.randomUUID()}`;
  return {
    src,
    get requests() {
      const { requests } = JSON.parse(control(src, "GET")) as { readonly requests: number };
      return Array.from({ length: requests }, () => src);
    },
    serve: (served) => void control(src, "POST", { served }),
    release: (text) => void control(src, "POST", { release: text }),
  };
}
