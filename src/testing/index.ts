export { createFakeHost, type FakeHost, type FakeHostOptions } from "./createFakeHost.js";
export type { FakeOutcomes } from "./fakeOutcomes.js";
export type { HostCall } from "./engine/engine.js";
export type { HostMethodName, Outcome } from "./engine/outcome.js";
export type { CallParams, MethodScript, ReplySource } from "./engine/script.js";
export type { VVChatStoryParameters } from "./storybook/parameters.js";
export { vvchatGlobalTypes, type VVChatGlobalType } from "./storybook/toolbar.js";
export { withVVChat, type VVChatStoryContext } from "./storybook/withVVChat.js";
