import type { HostCall, HostEngine } from "../testing/engine/engine.js";
import type { MethodEnds } from "../testing/engine/methodEnds.js";
import type { HostMethodName } from "../testing/engine/outcome.js";
import type { CallParams, ScriptedAnswer } from "../testing/engine/script.js";
import type { OpenCallSheet, Phone } from "./callSheet.js";
import type { SimulatorChat } from "./chats.js";
import type { SimulatorUser } from "./accounts.js";
import type { Links } from "./links.js";
import type { SimulatorOptions } from "./options.js";
import type { SimulatorSettings } from "./settings.js";
import type { SimulatorTheme } from "./theme.js";
import type { SimulatorPlatform } from "./userAgents.js";
import type { Words } from "./words.js";

/** The app that a page is in, or that is beside its browser. */
export interface Host {
  readonly phone: Phone;
  /** What of a page's navigations is the app's. */
  readonly links: Links;
  readonly ends: (method: string) => MethodEnds;
  /** The name under which faults know a method; nothing where none is meant. */
  readonly faultOf: (method: string) => HostMethodName | undefined;
  /** The sheet that asks for it; nothing where nobody is asked. */
  readonly sheetOf: (method: string, byLink: boolean) => OpenCallSheet | undefined;
  /** Answers what nobody is asked for. Returns whether it does. */
  readonly answer: (call: HostCall, play: (answer: ScriptedAnswer) => void) => boolean;
  /** What an older app says to a method that it lacks. Default: nothing. */
  readonly lacks?: object | undefined;
  /** Puts on the page what the app puts there. Returns a way to take it off. */
  readonly install: (engine: HostEngine, platform: SimulatorPlatform) => () => void;
  /** The reply after a person's consent, and after a payment: of a script that wants them. */
  readonly allow: (params: CallParams) => object;
  readonly pay: (params: CallParams) => object;
  /** Forgets what the page has told it. */
  readonly reset: () => void;
}

/** What a host is made of. */
export interface HostContext {
  readonly options: SimulatorOptions;
  /** Those of the options that are lists. */
  readonly users: readonly SimulatorUser[];
  readonly chats: readonly SimulatorChat[];
  readonly words: Words;
  readonly settings: () => SimulatorSettings;
  readonly theme: () => SimulatorTheme;
}
