// Usage: npm run emulator [-- --port 4100]
// Starts the emulated Open Platform and WeChat, with a test app and a test account, from the source.
import { parseArgs } from "node:util";
import { createServer } from "vite";

const { values } = parseArgs({ options: { port: { type: "string", default: "4100" } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port is "${values.port}", and that is no port`);
  process.exit(2);
}

const source = await createServer({
  configFile: false,
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { startEmulator } = /** @type {typeof import("../src/emulator/index.js")} */ (
  await source.ssrLoadModule("/src/emulator/index.ts")
);

try {
  const emulator = await startEmulator({ port });
  console.log(`VVChat's Open Platform, emulated:  ${emulator.url}

  app_id    test
  app_key   123456
  store_no  s1234

A person allows the app (a code, good once), and the server exchanges it:
  curl -s ${emulator.url}/emulator/allow -H 'content-type: application/json' -d '{"scope":"snsapi_userinfo"}'
  curl -s '${emulator.url}/userservices/v2/authorization/token?app_id=test&app_key=123456&code=CODE'

A test order, and a person pays it:
  curl -s ${emulator.url}/paybusapi/v1/test/imprest
  curl -s ${emulator.url}/emulator/pay -H 'content-type: application/json' -d '{"imprestCode":"IMPREST_CODE"}'

WeChat, at the same address:

  appId           wx0123456789abcdef
  appSecret       0123456789abcdef0123456789abcdef
  token           vvchat
  encodingAESKey  0123456789abcdefghijklmnopqrstuvwxyzABCDEFA

A person writes to the account:
  curl -s ${emulator.url}/emulator/weChat/message -H 'content-type: application/json' -d '{"type":"text","content":"hello","url":"YOUR_SERVER"}'

On your page:  createSimulator({ emulator: "${emulator.url}" })
The guide:     docs/emulator.md. Ctrl+C stops it.`);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => void emulator.close());
  }
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (!taken) throw error;
  console.error(`Port ${values.port} is taken. Another one: npm run emulator -- --port ${port + 1}`);
  process.exitCode = 1;
} finally {
  await source.close();
}
