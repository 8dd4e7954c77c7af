export type { OrderLook, OrderRef, Person, VVChatApp } from "./app.js";
export { createEmulator } from "./createEmulator.js";
export type { Emulator } from "./Emulator.js";
export type { AnswerFault, EmulatorApp, EmulatorOptions, EmulatorUser, NotificationFault } from "./EmulatorOptions.js";
export type { SentMessage } from "./ledger.js";
export type { Delivery } from "./notifier.js";
export { startEmulator, type StartedEmulator, type StartEmulatorOptions } from "./startEmulator.js";
