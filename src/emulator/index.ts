export type { OrderLook, OrderRef, Person, VVChatApp } from "./app.js";
export { createEmulator } from "./createEmulator.js";
export type { Emulator } from "./Emulator.js";
export type { AnswerFault, EmulatorApp, EmulatorOptions, EmulatorUser, NotificationFault } from "./EmulatorOptions.js";
export type { SentMessage } from "./ledger.js";
export type { Delivery } from "./notifier.js";
export { startEmulator, type StartedEmulator, type StartEmulatorOptions } from "./startEmulator.js";
export type {
  EmulatorWeChatAccount,
  EmulatorWeChatOptions,
  EmulatorWeChatPerson,
  WeChatDailyLimits,
  WeChatMessageMode,
} from "./weChat/EmulatorWeChatOptions.js";
export type { WeChatPersonRef } from "./weChat/grants.js";
export type { WeChatPayment, WeChatPaymentRef, WeChatPayments, WeChatPrepay } from "./weChat/WeChatPayments.js";
export type { WeChatPageSignature, WeChatVerdict } from "./weChat/verifyPage.js";
export type { WeChatEmulator, WeChatIssued, WeChatRequest } from "./weChat/WeChatEmulator.js";
export type { WeChatFault, WeChatFaultKind } from "./weChat/WeChatFault.js";
export type {
  WeChatAddressCheck,
  WeChatDelivery,
  WeChatMessage,
  WeChatSent,
  WeChatServerRef,
} from "./weChat/WeChatMessage.js";
export type { WeChatPayParameters } from "../platform/weChat/payParameters.js";
