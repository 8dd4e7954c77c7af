import type { HostReply } from "../../src/bridges/bridge.js";
import { defineMethod } from "../../src/methods/defineMethod.js";

/** A method that takes anything and gives back whatever came. */
export const post = defineMethod<Readonly<Record<string, unknown>>, HostReply>({
  name: "post",
  decode: (reply) => reply,
});

/** A documented method that takes nothing. */
export const getSession = defineMethod<void, HostReply>({ name: "getSession", decode: (reply) => reply });

/** A method that no app has. */
export const unheardOf = defineMethod<void, HostReply>({ name: "unheardOf", decode: (reply) => reply });
