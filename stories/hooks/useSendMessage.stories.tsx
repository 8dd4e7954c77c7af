import type { VVChatApi } from "vvchat-react";
import type { VVChatStoryParameters } from "vvchat-react/testing";
import preview from "../../.storybook/preview";
import { host as hostOf, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { TellGroup } from "./examples/TellGroup";
import code from "./examples/TellGroup.tsx?raw";

/** A server that sends, unless it is told otherwise. */
const host = (api: VVChatApi, more: VVChatStoryParameters = {}) =>
  hostOf({ api: { sendMessage: () => Promise.resolve({ grantedUntil: null }), ...api }, ...more });

const meta = preview.meta({
  title: "Hooks/useSendMessage",
  component: TellGroup,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Posts a text into a chat, in the user's name: finds the chat, asks the user, and has your server send it. An error names its `step`, so that you know whether it may have been sent.",
  ),
});

export const Idle = meta.story({ parameters: host({}), play: sees("Tell the group") });

/** Until the user has allowed it, and the server has sent it. */
export const Pending = meta.story({
  parameters: host({}, { outcomes: { auth: "silent" } }),
  play: taps("Tell the group", "Sending…"),
});

export const Success = meta.story({ parameters: host({}), play: taps("Tell the group", "The group knows.") });

/** The user did not allow it. */
export const Denied = meta.story({
  parameters: host({}, { outcomes: { auth: "refuse" } }),
  play: taps("Tell the group", "You didn't allow it, so nothing was sent."),
});

/** The network broke while the server had it: nobody knows. */
export const NetworkError = meta.story({
  parameters: host({ sendMessage: () => Promise.reject(new TypeError("Failed to fetch")) }),
  play: async (story) => {
    await taps("Tell the group", "It may have been sent. Look in the chat first.")(story);
    await sees("Send anyway")(story);
  },
});

export const NoHost = meta.story({
  parameters: host({}, noHost),
  play: taps("Tell the group", "Open this page in VVChat to send messages."),
});
