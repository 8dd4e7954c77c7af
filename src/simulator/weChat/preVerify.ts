import type { CallParams, ScriptedAnswer } from "../../testing/engine/script.js";
import { EmulatorFailure } from "../emulatorFailure.js";
import type { SimulatorOptions } from "../options.js";
import type { Verdict, WeChatLink } from "./emulator.js";
import { reply } from "./replies.js";
import { type SimulatorPageSignature, isWellFormed, readSignature } from "./signature.js";
import type { SimulatorWeChat } from "./SimulatorWeChat.js";

/** Who says whether a signature is right. */
interface Judge {
  emulator: WeChatLink | undefined;
  checkSignature: SimulatorOptions["checkSignature"];
}

const method = "preVerifyJSAPI";
const invalid = "invalid signature";

async function ask({ emulator, checkSignature }: Judge, page: SimulatorPageSignature): Promise<Verdict | undefined> {
  if (emulator) {
    const verdict = await emulator.verify(page);
    if (!(verdict instanceof EmulatorFailure)) return verdict;
    console.error("simulator:", verdict.message);
    return undefined;
  }
  try {
    const ok = isWellFormed(page) && (checkSignature === undefined || (await checkSignature(page)));
    return { ok, reason: invalid };
  } catch (cause) {
    console.error("simulator: checkSignature() threw:", cause);
    return undefined;
  }
}

/** A page asks what it may use: how WeChat answers that. */
export interface PreVerify {
  answer: (params: CallParams, play: (answer: ScriptedAnswer) => void) => void;
  /** What went wrong once may do so again. */
  reset: () => void;
}

/** @param address - of the page, as the app sees it */
export function createPreVerify(judge: Judge, settings: () => SimulatorWeChat, address: () => string): PreVerify {
  /** The settings that have had their once. */
  let spent = new WeakSet<SimulatorWeChat>();
  const refused = (reason: string, url: string) => reply(method, `fail, ${reason}`, { realAuthUrl: [url] });

  function fault(url: string): object | "silent" | undefined {
    const now = settings();
    const { signature = "checked" } = now;
    if (signature === "silent") return "silent";
    if (signature === "invalid") return refused(invalid, url);
    if (signature === "checked" || spent.has(now)) return undefined;
    spent.add(now);
    if (signature === "invalid-once") return refused(invalid, url);
    return reply(method, "fail, the permission value is offline verifying");
  }

  return {
    answer(params, play) {
      const url = address();
      const wrong = fault(url);
      if (wrong === "silent") play({ kind: "silent" });
      else if (wrong) play({ kind: "reply", reply: wrong });
      else
        void ask(judge, readSignature(params, url)).then((verdict) => {
          const ends = verdict?.ok
            ? reply(method, "ok")
            : verdict
              ? refused(verdict.reason, url)
              : reply(method, "fail");
          play({ kind: "reply", reply: ends });
        });
    },
    reset() {
      spent = new WeakSet();
    },
  };
}
