export { createFakeHost, type FakeHost, type FakeHostOptions } from "./createFakeHost.js";
export type { HostCall } from "./engine/engine.js";
export type { CallParams, MethodScript, ReplySource } from "./engine/script.js";
