import { type Bridge, type HostAnswer, type Remedy, VVChatError, type VVChatErrorCode } from "vvchat-react";

/** For a story's `parameters.vvchat.bridges`: what the fake host cannot play. */
type Bridges = () => Bridge[];

const silent: Bridge = {
  name: "story",
  detect: () => "maybe",
  connect: () => {},
  supports: () => "yes",
  send: () => {},
};

const up: Bridge = {
  ...silent,
  detect: () => "yes",
  connect: (listener) => {
    listener.up();
  },
};

const without = (missing: readonly string[]): Pick<Bridge, "supports"> => ({
  supports: (method) => (missing.includes(method) ? "no" : "yes"),
});

const answering = (answer: HostAnswer): Pick<Bridge, "send"> => ({
  send: (_method, _params, tell) => {
    tell(answer);
  },
});

const ending = (code: VVChatErrorCode) => answering({ kind: "ended", code, problem: "By the story" });

/** A host that never shows itself: connecting. */
export const neverUp: Bridges = () => [silent];

/** A bridge whose script did not load. */
export const brokenBridge: Bridges = () => [
  {
    ...silent,
    connect: (listener) => {
      listener.failed(new VVChatError("script_failed", "The script did not load."));
    },
  },
];

/** An older app, which lacks some methods, and answers nothing. */
export const olderApp =
  (...missing: string[]): Bridges =>
  () => [{ ...up, ...without(missing) }];

/** A host that answers every call like this. */
export const answers =
  (answer: HostAnswer): Bridges =>
  () => [{ ...up, ...answering(answer) }];

/** A host that ends every call like this: for what VVChat's own replies have no words for, and other hosts' may. */
export const ends =
  (code: VVChatErrorCode): Bridges =>
  () => [{ ...up, ...ending(code) }];

/** A host whose own script throws as it takes a call. */
export const throwing: Bridges = () => [
  {
    ...up,
    send: () => {
      throw new Error("By the story");
    },
  },
];

/** A phone's browser in which VVChat does not open. */
export const unopened =
  (downloadUrl?: string): Bridges =>
  () => [{ ...up, ...ending("not_opened"), name: "deeplink", leaves: () => true, downloadUrl }];

/** No host, and a bridge that knows where the page would work. */
export const worksIn =
  (place: Remedy): Bridges =>
  () => [{ ...silent, detect: () => "no", remedy: () => place }];

/** A phone's browser, which has no links for these methods: VVChat has them. */
export const phoneWithout =
  (...methods: string[]): Bridges =>
  () => [{ ...up, ...without(methods), name: "deeplink", leaves: () => true, remedy: () => "vvchat" }];
