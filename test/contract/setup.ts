import type { Bridge, Certainty } from "../../src/bridges/bridge.js";
import type { MethodScript } from "../../src/testing/engine/script.js";
import type { NativeReply } from "../native/index.js";

/** A call as it reached the app, without what the library itself writes into the parameters. */
interface ReceivedCall {
  readonly method: string;
  readonly params: unknown;
}

/** The app behind the bridge under test, scripted the way the kit's own fake host is. */
export interface ScriptedHost {
  /** Every call that reached the app, oldest first. */
  readonly calls: readonly ReceivedCall[];
  /** Scripts a method anew: each call takes the next answer, the last one stays. An unscripted method is unknown. */
  on(method: string): MethodScript;
  /** Answers a method with this text, or with this very value where the library carries one, else with its JSON. */
  answerWith(method: string, value: NativeReply): void;
}

/** One host on the page, and bridges of the kind under test to reach it by. */
export interface BridgeSetup {
  readonly host: ScriptedHost;
  /** Another bridge of this kind: each client on a page has its own. */
  readonly createBridge: () => Bridge;
  readonly dispose: () => void;
}

/** What the library under a bridge, or the vendor's script above it, makes impossible whatever the kit does. */
export interface BridgeTraits {
  /** What `detect` says while nobody has connected. */
  readonly certainty: Certainty;
  /** A reply that cannot be read ends its call at once, or is lost on the way (the vendor's script), so: by deadline. */
  readonly unreadable: "settles" | "lost";
  /** The same for a reply that is an object and no text. */
  readonly objects: "read" | "lost";
  /** `onCall` is given a reply as the app sent it, or as the vendor's script has read it. */
  readonly raw: "untouched" | "read";
  /** Replies that hold one of these are lost. */
  readonly loses: readonly Fragile[];
  /** Whether a reply's `%27` arrives as it is, or as an apostrophe. */
  readonly percent: "kept" | "decoded";
  /** A second answer to one call reaches the kit, or the library has forgotten the call. */
  readonly second: "passed" | "dropped";
}

/** What some library cannot carry in a reply. */
export type Fragile = "'" | "%22" | "%27" | "\n";
