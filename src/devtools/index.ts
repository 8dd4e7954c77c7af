export { VVChatDevtools, type VVChatDevtoolsProps } from "./VVChatDevtools.js";
export type { Json, TracedAnswer, TracedCall, TracedError, VVChatTrace } from "../trace/VVChatTrace.js";
