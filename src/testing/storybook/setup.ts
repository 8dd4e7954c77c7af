import type { VVChatStoryParameters } from "./parameters.js";
import type { Toolbar } from "./toolbar.js";

/** All that decides how a story runs. */
export interface StorySetup {
  readonly parameters: VVChatStoryParameters;
  readonly toolbar: Toolbar;
  readonly locale: string | undefined;
  /** What VVChat's sheets call the app. */
  readonly title: string | undefined;
}
