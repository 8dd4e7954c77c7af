// Every bridge to VVChat's web view passes this, over every host: one test or more for each row of the observations
// «Calls». The rows of «Loading and readiness» differ from library to library: `ios.browser.test.ts`,
// `android.browser.test.ts`, `noHost.browser.test.ts`.
//
// Not here yet:
// - about the vendor's script alone, with `jssdkBridge`: `ready` or `onReady`, its globals, that it fails as a module,
//   `vvchat.config` and `vvchat.onError`, two `onReady`, that its ready callback throws or fires twice
// - `share`: `{ code: 400 }` in the success callback
// - `pay`: a success without `trade_no`, and a late answer that moves a payment on
import { describe } from "vitest";
import { contractOfAnswers } from "./contractOfAnswers.js";
import { contractOfConnection } from "./contractOfConnection.js";
import { contractOfParams } from "./contractOfParams.js";
import { contractOfReplies } from "./contractOfReplies.js";
import { contractOfText } from "./contractOfText.js";
import { sceneWith } from "./scene.js";
import type { BridgeSetup, BridgeTraits } from "./setup.js";

/**
 * Puts the contract to a bridge.
 *
 * @param name - the bridge and its host, as the tests' titles say it
 * @param traits - what the host cannot do
 * @param create - makes a page with such a host; each test has its own
 */
export function describeBridge(name: string, traits: BridgeTraits, create: () => BridgeSetup): void {
  describe(name, () => {
    const scene = sceneWith(create);
    contractOfConnection(scene, traits);
    contractOfReplies(scene, traits);
    contractOfAnswers(scene, traits);
    contractOfText(scene, traits);
    contractOfParams(scene);
  });
}
