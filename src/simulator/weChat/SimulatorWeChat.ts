/** What is WeChat's own: how its bridge comes, and how it takes a page's signature. */
export interface SimulatorWeChat {
  /** When `WeixinJSBridge` comes: after the page's scripts, as in the app; three seconds later; or never. Default `"prompt"`. */
  bridge?: "prompt" | "late" | "never" | undefined;
  /**
   * What becomes of `preVerifyJSAPI`. `"checked"`: the signature is checked. `"invalid-once"`: the first one is called wrong,
   * with the address that was checked; `"invalid"`: each one is. `"offline-once"`: the first time the app says that it cannot
   * verify now. `"silent"`: no answer, ever. Default `"checked"`.
   */
  signature?: "checked" | "invalid-once" | "invalid" | "offline-once" | "silent" | undefined;
  /**
   * Which address a page signs: the one that it was opened with, or its own of now. Default: what is said of the phone's
   * platform, `"landing"` on iOS and `"current"` on Android.
   */
  signed?: "landing" | "current" | undefined;
}

export const bridgeTimes = ["prompt", "late", "never"] as const;
export const signatureVerdicts = ["checked", "invalid-once", "invalid", "offline-once", "silent"] as const;
export const signedAddresses = ["landing", "current"] as const;

/** How many of them are otherwise than in a well-behaved app. */
export function countWeChatFaults({ bridge = "prompt", signature = "checked" }: SimulatorWeChat): number {
  return (bridge === "prompt" ? 0 : 1) + (signature === "checked" ? 0 : 1);
}
