// The server, and VVChat's platform beside it, emulated: nothing to sign up for.
import { createServer } from "node:http";
import { startEmulator } from "vvchat-react/emulator";
import { toNodeListener } from "vvchat-react/server";
import { createApp } from "./app.ts";

const emulator = await startEmulator();
const app = createApp({
  url: "http://localhost:3000/api/vvchat",
  platform: { base: emulator.url, appId: "test", appKey: "123456", storeNo: "s1234" },
  secrets: [process.env["SESSION_SECRET"] ?? "for development, and nowhere else"],
  onPaid: ({ outTradeNo, amount }) => {
    console.log(`paid: ${outTradeNo}, ${String(amount / 100)} yuan`);
  },
});

createServer(toNodeListener(app.fetch)).listen(3000);
console.log(`the shop on http://localhost:3000, the platform on ${emulator.url}`);
console.log(`a code to sign in with: ${emulator.allow({ scope: "snsapi_userinfo" })}`);
