import { authWords } from "./auth.js";
import { commonWords } from "./common.js";
import { contactWords } from "./contact.js";
import { gateWords } from "./gate.js";
import type { Messages } from "./messages.js";
import { orderWords } from "./order.js";
import { payWords } from "./pay.js";
import { pickerWords } from "./picker.js";
import { sendWords } from "./send.js";
import { shareWords } from "./share.js";
import type { Words } from "./words.js";

function language(column: 0 | 1): Messages {
  const words: Words = {
    ...commonWords,
    ...authWords,
    ...payWords,
    ...sendWords,
    ...shareWords,
    ...contactWords,
    ...pickerWords,
    ...orderWords,
    ...gateWords,
  };
  return Object.fromEntries(Object.entries(words).map(([key, texts]) => [key, texts[column]])) as Messages;
}

/** All of the kit's words in Chinese: to see, and to test, what there is. A component finds its own without it. */
export const zhCN: Messages = /* #__PURE__ */ language(0);

/** The same in English. */
export const en: Messages = /* #__PURE__ */ language(1);
