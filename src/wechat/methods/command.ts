import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";

/** A function of WeChat's that takes nothing, and tells no more than that it is done. */
export function command(name: string): HostMethod<void, void> {
  return defineMethod<void, void>({ name, encode: () => ({}), decode: () => {} });
}
