import type { CallParams } from "../../testing/engine/script.js";
import { repeats } from "./signature.js";

/** Which functions a page may use. */
export interface Permission {
  /** Notes that a page asks; what comes back is called where `preVerifyJSAPI` was answered with `ok`. */
  ask: (params: CallParams) => () => void;
  /** Why a page may not call this now; nothing where it may. */
  whyNot: (method: string, params: CallParams) => string | undefined;
  /** Whether it may hear of this. */
  hears: (event: string) => boolean;
  reset: () => void;
}

/** What any page may call. */
const free: ReadonlySet<string> = new Set([
  "preVerifyJSAPI",
  "getBrandWCPayRequest",
  "closeWindow",
  "hideOptionMenu",
  "showOptionMenu",
]);

function listOf(params: CallParams): readonly unknown[] {
  const { verifyJsApiList } = params;
  return Array.isArray(verifyJsApiList) ? verifyJsApiList : [];
}

/** @param address - of the page, as the app sees it now: permission is for one address */
export function createPermission(address: () => string): Permission {
  let granted: { params: CallParams; at: string } | undefined;

  const whyNot: Permission["whyNot"] = (method, params) => {
    if (free.has(method)) return undefined;
    if (!granted) return "preVerifyJSAPI has not been answered with ok";
    if (granted.at !== address()) return `permission was given for ${granted.at}, and this is ${address()}`;
    if (!listOf(granted.params).includes(method)) return `verifyJsApiList had no "${method}"`;
    return repeats(params, granted.params)
      ? undefined
      : "the call does not repeat the verify… fields of preVerifyJSAPI";
  };

  return {
    ask(params) {
      const at = address();
      return () => {
        granted = { params, at };
      };
    },
    whyNot,
    hears: (event) => granted !== undefined && whyNot(event, granted.params) === undefined,
    reset() {
      granted = undefined;
    },
  };
}
