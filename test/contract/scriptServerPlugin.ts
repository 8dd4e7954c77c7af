// The half of the script server that answers the browser: a real request, on a real network.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";

/** How the server answers a request. */
export type Served = "hangs" | "fails" | { readonly text: string };

interface Script {
  served: Served;
  requests: number;
  readonly hanging: ServerResponse[];
}

interface Control {
  readonly served?: Served;
  readonly release?: string;
}

function send(response: ServerResponse, text: string): void {
  response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" }).end(text);
}

async function read(request: IncomingMessage): Promise<Control> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Control;
}

function answer(script: Script, response: ServerResponse): void {
  script.requests++;
  if (script.served === "hangs") script.hanging.push(response);
  else if (script.served === "fails") response.writeHead(404, { "Cache-Control": "no-store" }).end();
  else send(response, script.served.text);
}

async function control(script: Script, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    const { served, release } = await read(request);
    if (served !== undefined) script.served = served;
    if (release !== undefined) for (const one of script.hanging.splice(0)) send(one, release);
  }
  send(response, JSON.stringify({ requests: script.requests }));
}

/** Serves the scripts of tests, each at an address of its own. */
export function scriptServerPlugin(): Plugin {
  const scripts = new Map<string, Script>();
  return {
    name: "test-scripts",
    configureServer({ middlewares }) {
      middlewares.use("/test-scripts", (request, response, next) => {
        const [, id = "", part] = (request.url ?? "").split("/");
        const script = scripts.get(id) ?? { served: "hangs", requests: 0, hanging: [] };
        scripts.set(id, script);
        if (part) control(script, request, response).catch(next);
        else answer(script, response);
      });
    },
  };
}
