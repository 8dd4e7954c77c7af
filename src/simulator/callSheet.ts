import type { CallParams, MethodScript } from "../testing/engine/script.js";
import type { Accounts } from "./accounts.js";
import type { Chats } from "./chats.js";
import type { Payments } from "./payments.js";
import type { SimulatorReturns } from "./returnTrip.js";
import type { SimulatorTheme } from "./theme.js";
import type { SheetLook } from "./sheet.js";
import type { Words } from "./words.js";

/** How a call ends: scripts the app's answer, and does what goes with it. Run once. */
export type CallEnd = (script: MethodScript) => MethodScript;

/** What the sheets are made of: who holds the phone and what VVChat knows. */
export interface Phone {
  appName: () => string;
  accounts: Accounts;
  payments: Payments;
  chats: Chats;
  words: Words;
  /** Another app's look. Default: VVChat's. */
  look?: SheetLook | undefined;
}

/** A call that waits for a person. */
export interface CallSheet extends Phone {
  params: CallParams;
  theme: SimulatorTheme;
  /** It came by a link: its answer opens the page anew. */
  byLink: boolean;
  /**
   * The first end counts.
   *
   * @param returns - how VVChat comes back from a link. Default: as the options say
   */
  onEnd: (end: CallEnd, returns?: SimulatorReturns) => void;
}

/** Opens the sheet of one method. Returns a way to close it. */
export type OpenCallSheet = (call: CallSheet) => () => void;
