export type { VVChatApp } from "./app.js";
export { createEmulator, type Emulator } from "./createEmulator.js";
export type { AnswerFault, EmulatorApp, EmulatorOptions, EmulatorUser, NotificationFault } from "./EmulatorOptions.js";
export type { SentMessage } from "./ledger.js";
export type { Delivery } from "./notifier.js";
export { startEmulator, type StartedEmulator, type StartEmulatorOptions } from "./startEmulator.js";
