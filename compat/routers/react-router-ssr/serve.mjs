// Serves the build, on a free port of this machine.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequestHandler } from "react-router";
import * as build from "./dist/server/index.js";

const answer = createRequestHandler(build);

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  if (url.pathname.startsWith("/assets/")) {
    response.setHeader("content-type", url.pathname.endsWith(".js") ? "text/javascript" : "text/css");
    response.end(await readFile(new URL(`dist/client${url.pathname}`, import.meta.url)));
    return;
  }
  const { status, headers, body } = await answer(new Request(url, { headers: { accept: "*/*" } }));
  response.writeHead(status, Object.fromEntries(headers));
  for await (const chunk of body ?? []) response.write(chunk);
  response.end();
});

server.listen(0, "127.0.0.1", () => console.log(`Ready on http://127.0.0.1:${server.address().port}`));
