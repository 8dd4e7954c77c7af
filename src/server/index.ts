export { createVVChatHandler, type VVChatHandler } from "./createVVChatHandler.js";
export type {
  AgentPayResult,
  MerchantOrder,
  OrderContext,
  PaidOrder,
  VVChatHandlerOptions,
} from "./VVChatHandlerOptions.js";
export type { VVChatServer } from "./VVChatServer.js";
export { HttpError } from "./HttpError.js";
export { createPlatformClient } from "./platform/createPlatformClient.js";
export type {
  AgentPayment,
  PlatformClient,
  PlatformClientOptions,
  PlatformOrder,
  PlatformOrderRequest,
  PlatformToken,
  PlatformUser,
} from "./platform/PlatformClient.js";
export { PlatformError, type PlatformErrorCode } from "./platform/PlatformError.js";
export { memoryStore } from "./store/memoryStore.js";
export { type RedisClient, redisStore, type RedisStoreOptions } from "./store/redisStore.js";
export type { VVChatStore } from "./store/Store.js";
export type { SignedInUser } from "./SignedInUser.js";
export { createWeChatClient } from "./weChat/createWeChatClient.js";
export type {
  WeChatAccount,
  WeChatClient,
  WeChatClientOptions,
  WeChatGrant,
  WeChatUser,
} from "./weChat/WeChatClient.js";
export { WeChatError, type WeChatErrorCode, type WeChatMender } from "./weChat/WeChatError.js";
export type { WeChatMessage } from "./weChat/messages/WeChatMessage.js";
export type { WeChatPay, WeChatPayContext, WeChatPayOrder, WeChatPayStatus } from "./weChat/pay/WeChatPay.js";
export type { WeChatOptions } from "./weChat/WeChatOptions.js";
export type { WeChatPayParameters } from "../platform/weChat/payParameters.js";
export { type NodeListener, toNodeListener } from "../platform/nodeListener.js";
export {
  type JointNonce,
  signBase,
  signData,
  type SignedFields,
  signJoint,
  verifyData,
  verifyJoint,
} from "../platform/sign.js";
