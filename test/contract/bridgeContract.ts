// Every bridge to VVChat's web view passes this, over every host: one test or more for each row of the observations
// «Methods» and «Calls». The others are about how a bridge comes up, or what comes of a payment:
//
// - «Loading and readiness»: `ios.browser.test.ts`, `android.browser.test.ts`, `noHost.browser.test.ts` for the bridge
//   that speaks to the library itself; `jssdkLoading`, `jssdkReadiness`, `jssdkPage` and `jssdkNoHost.browser.test.ts`
//   for the one through the vendor's script. That the script behaves so is in `test/native/vendor*.browser.test.ts`
// - «a payment goes on to confirming», «moves a payment on»: `payments.browser.test.tsx`, over both
// - both bridges, and the page's own use of them, side by side: `sideBySide.browser.test.ts`
import { describe } from "vitest";
import { contractOfAnswers } from "./contractOfAnswers.js";
import { contractOfConnection } from "./contractOfConnection.js";
import { contractOfMethods } from "./contractOfMethods.js";
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
    contractOfMethods(scene);
    contractOfReplies(scene, traits);
    contractOfAnswers(scene, traits);
    contractOfText(scene, traits);
    contractOfParams(scene);
  });
}
