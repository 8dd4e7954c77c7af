export { createSimulator, type Simulator, type SimulatorOptions } from "./createSimulator.js";
export type { SimulatorUser } from "./accounts.js";
export type { SimulatorApp } from "./consentSheet.js";
export type { SimulatorTheme } from "./theme.js";
export { framePage, type FramePageOptions } from "./framePage.js";
export type { HostCall } from "../testing/engine/engine.js";
export type { CallParams, MethodScript, ReplySource } from "../testing/engine/script.js";
