import type { OpenCallSheet } from "./callSheet.js";
import { openChatSheet } from "./chatSheet.js";
import { openConsentSheet } from "./consentSheet.js";
import { openContactSheet } from "./contactSheet.js";
import { openPaySheet } from "./paySheet.js";
import { openShareSheet } from "./shareSheet.js";

/** Which method opens which sheet. A map: a page may call a method by any name. */
export const callSheets: ReadonlyMap<string, OpenCallSheet> = new Map([
  ["auth", openConsentSheet],
  ["pay", openPaySheet],
  ["share", openShareSheet],
  ["selectSession", openChatSheet],
  ["openSessionView", openContactSheet],
]);
