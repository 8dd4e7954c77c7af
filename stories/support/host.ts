import type { VVChatStoryParameters } from "vvchat-react/testing";
import { brokenBridge, neverUp, worksIn } from "./bridges";

/** A story's parameters: what it stands above. */
export const host = (vvchat: VVChatStoryParameters): { vvchat: VVChatStoryParameters } => ({ vvchat });

/** Connecting, for as long as anybody looks. */
export const connecting: VVChatStoryParameters = { bridges: neverUp, timeouts: { connect: 3_600_000 } };

/** The page is not in VVChat. */
export const noHost: VVChatStoryParameters = { available: false };

/** A laptop's browser. */
export const laptop: VVChatStoryParameters = { bridges: worksIn("phone") };

/** Another app's browser, which opens no links. */
export const otherApp: VVChatStoryParameters = { bridges: worksIn("browser") };

/** A bridge's script did not load. Trying again loads it anew. */
export const scriptFailed: VVChatStoryParameters = { bridges: brokenBridge };

/** VVChat stays silent until the deadline. */
export const silentUntilDeadline = (method: string): VVChatStoryParameters => ({
  timeouts: { interactive: 300 },
  script: (vvchat) => vvchat.on(method).silent(),
});
