export {
  createVVChatClient,
  type TakenReturn,
  type VVChatClient,
  type VVChatClientOptions,
} from "./client/createClient.js";
export type { Call, CallOptions } from "./client/call.js";
export type { ConnectionState } from "./client/connection.js";
export type { CallAfterEvent, CallEndEvent, CallEvent, CallSentEvent, CallStartEvent } from "./client/events.js";
export type { RouteExplanation } from "./client/routes.js";
export type { Timeouts } from "./client/timeouts.js";

export type {
  Bridge,
  BridgeListener,
  Certainty,
  HostAnswer,
  Depart,
  HostReply,
  Remedy,
  Return,
  ReturnEvent,
  Returns,
  ReturnsContext,
  Support,
  WireParams,
} from "./bridges/bridge.js";
export { deepLinkBridge, type DeepLinkBridgeOptions, type DeepLinkWindow } from "./bridges/deepLink.js";
export { jssdkBridge, type JssdkBridgeOptions, type JssdkWindow } from "./bridges/jssdk.js";
export {
  type WebViewBridgeOptions,
  type WebViewJavascriptBridge,
  type WebViewWindow,
  webViewBridge,
} from "./bridges/webView.js";

export {
  defineMethod,
  type HostMethod,
  type HostMethodDefinition,
  type MethodContext,
} from "./methods/defineMethod.js";
export { auth, type AuthGrant, type AuthParams } from "./methods/auth.js";
export { getSession } from "./methods/getSession.js";
export { selectSession } from "./methods/selectSession.js";
export type { Session } from "./methods/session.js";
export { openSessionView, type ContactParams, type ContactResult } from "./methods/openSessionView.js";
export { share, type ShareParams, type ShareResult, type ShareTemplate } from "./methods/share.js";
export { pay, type PayClaim, type PayParams } from "./methods/pay.js";

export { httpApi } from "./api/httpApi.js";
export type { HttpApiOptions } from "./api/request.js";
export type {
  ApiOptions,
  LoginRequest,
  MessageReceipt,
  MessageRequest,
  Order,
  OrderQuery,
  OrderRequest,
  User,
  VVChatApi,
} from "./api/VVChatApi.js";

export { errorCodes, type VVChatErrorCode } from "./errors/codes.js";
export { isVVChatError, VVChatError, type VVChatErrorDetails } from "./errors/VVChatError.js";

export { VVChatProvider, type VVChatProviderProps } from "./provider/VVChatProvider.js";

export {
  authMutationOptions,
  type AuthExchange,
  type AuthMutationConfig,
  type AuthRequest,
  type AuthVariables,
  type WithExchange,
} from "./options/auth.js";
export { type ContactConfig, contactMutationOptions, type ContactVariables } from "./options/contact.js";
export { hostCallMutationOptions, type MutationCallbacks } from "./options/hostCall.js";
export { type SelectSessionConfig, selectSessionMutationOptions } from "./options/selectSession.js";
export { sessionQueryKey, sessionQueryOptions, type SessionQueryKey } from "./options/session.js";
export {
  type MessageVariables,
  type SendMessageConfig,
  sendMessageMutationOptions,
  type SendMessageStep,
  type SentMessage,
} from "./options/sendMessage.js";
export {
  type ShareMutationConfig,
  shareMutationOptions,
  type ShareRequest,
  type ShareVariables,
} from "./options/share.js";
export { userQueryKey, userQueryOptions, type UserQueryKey, type UserQueryOptions } from "./options/user.js";

export { useAuth, type UseAuthOptions, type UseAuthResult } from "./hooks/useAuth.js";
export { useHostCall, type UseHostCallOptions, type UseHostCallResult } from "./hooks/useHostCall.js";
export {
  type PayImprestCode,
  type PayNewOrder,
  type PayPlacedOrder,
  type PayTarget,
  usePay,
  type UsePayOptions,
  type UsePayResult,
} from "./hooks/usePay.js";
export type { KeptStorage } from "./journal/journal.js";
export type { PaymentOrder, PaymentPhase } from "./payments/payment.js";
export {
  useSelectSession,
  type UseSelectSessionOptions,
  type UseSelectSessionResult,
} from "./hooks/useSelectSession.js";
export { useSendMessage, type UseSendMessageOptions, type UseSendMessageResult } from "./hooks/useSendMessage.js";
export { useSession, type UseSessionOptions, type UseSessionResult } from "./hooks/useSession.js";
export { useContact, type UseContactOptions, type UseContactResult } from "./hooks/useContact.js";
export { useShare, type UseShareOptions, type UseShareResult } from "./hooks/useShare.js";
export { useUser, type UseUserOptions, type UseUserResult } from "./hooks/useUser.js";
export { useVVChat, type UseVVChatResult } from "./hooks/useVVChat.js";

export { AuthButton, type AuthButtonProps } from "./components/AuthButton/AuthButton.js";
export type { AuthButtonState, AuthControlProps } from "./components/AuthButton/useAuthControl.js";
export {
  ContactButton,
  type ContactButtonProps,
  type ContactButtonState,
} from "./components/ContactButton/ContactButton.js";
export { OrderStatus, type OrderStatusProps } from "./components/OrderStatus/OrderStatus.js";
export { PayButton, type PayButtonProps, type PayButtonState } from "./components/PayButton/PayButton.js";
export type { ControlButtonProps, ControlProps } from "./components/Control/Control.js";
export type { ControlPhase, Tone } from "./components/Control/look.js";
export { LoginButton, type LoginButtonProps } from "./components/LoginButton/LoginButton.js";
export {
  SendMessageButton,
  type SendMessageButtonProps,
  type SendMessageButtonState,
} from "./components/SendMessageButton/SendMessageButton.js";
export {
  SessionPicker,
  type SessionPickerProps,
  type SessionPickerState,
} from "./components/SessionPicker/SessionPicker.js";
export { ShareButton, type ShareButtonProps, type ShareButtonState } from "./components/ShareButton/ShareButton.js";
export type { ShareCallbacks } from "./hooks/shareCall.js";
export { HostGate, type HostGateProps, type HostGateState } from "./components/HostGate/HostGate.js";

export type { Locale, MessageKey, MessageOverrides, Messages } from "./messages/messages.js";
export { en, zhCN } from "./messages/languages.js";
