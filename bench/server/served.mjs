import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { names } from "./handlers.mjs";
import { notifyUrl } from "./merchant.mjs";

const notificationsARound = 250;
const atOnce = 8;

const script = fileURLToPath(new URL("serve.mjs", import.meta.url));
const { pathname } = new URL(notifyUrl);

/** @param {string} name */
async function start(name) {
  const child = fork(script, [name]);
  const heard = async () => (await once(child, "message"))[0];
  /** @type {number} */
  const port = await heard();

  /** @returns {Promise<number>} how many in a second of the server's processor time */
  async function time() {
    child.send(notificationsARound);
    /** @type {string[]} */
    const waiting = await heard();
    const deliver = async () => {
      for (let body = waiting.pop(); body; body = waiting.pop()) {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`http://127.0.0.1:${port}${pathname}`, { method: "POST", headers, body });
        if ((await answer.text()) !== "success") throw new Error("not acknowledged");
      }
    };
    await Promise.all(Array.from({ length: atOnce }, deliver));
    child.send("used");
    return (notificationsARound / (await heard())) * 1_000_000;
  }

  return { time, stop: () => child.disconnect() };
}

/** The same handlers behind Node's own `http` and the kit's listener, each in a process of its own. */
export async function serveAll() {
  const servers = await Promise.all(names.map(start));
  return {
    times: servers.map(({ time }) => time),
    stop() {
      for (const { stop } of servers) stop();
    },
  };
}
