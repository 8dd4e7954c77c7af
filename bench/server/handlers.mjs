import { Hono } from "hono";
import { notifyUrl } from "./merchant.mjs";

const { pathname } = new URL(notifyUrl);

/**
 * What is measured: the kit, and two bare handlers that take a notification's word for it.
 * @param {import("./merchant.mjs").Shop} shop
 */
export function handlers(shop) {
  const reading = new Hono();
  reading.post(pathname, async (c) => {
    await c.req.json();
    return c.text("success");
  });
  const blind = new Hono();
  blind.post(pathname, (c) => c.text("success"));
  return {
    "kit: verified, fulfilled, acknowledged": shop.handler,
    "bare Hono: read, acknowledged": reading.fetch,
    "bare Hono: acknowledged unread": blind.fetch,
  };
}

/** @typedef {keyof ReturnType<typeof handlers>} HandlerName */

export const names = /** @type {const} */ ([
  "kit: verified, fulfilled, acknowledged",
  "bare Hono: read, acknowledged",
  "bare Hono: acknowledged unread",
]);
