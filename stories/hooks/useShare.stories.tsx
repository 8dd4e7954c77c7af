import preview from "../../.storybook/preview";
import { host, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { ShareTea } from "./examples/ShareTea";
import code from "./examples/ShareTea.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useShare",
  component: ShareTea,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Hands a card to VVChat, for the user to send into a chat. A TanStack Query mutation: `data` is `{ handedOff: true }`, for no host proves that a person shared.",
  ),
});

export const Idle = meta.story({ play: sees("Share") });

/** Until the user has chosen in VVChat. */
export const Pending = meta.story({
  parameters: host({ outcomes: { share: "silent" } }),
  play: taps("Share", "Opening VVChat…"),
});

export const Success = meta.story({
  parameters: host({ outcomes: { share: "succeed" } }),
  play: taps("Share", "VVChat has it. Sending is up to you."),
});

/** The user closed the list of chats. */
export const Cancelled = meta.story({
  parameters: host({ outcomes: { share: "refuse" } }),
  play: taps("Share", "Not shared."),
});

/** It arrives as a success, and is none. */
export const Failed = meta.story({
  parameters: host({ outcomes: { share: "fail" } }),
  play: taps("Share", "Sharing didn't work. Try again."),
});

export const NoHost = meta.story({
  parameters: host(noHost),
  play: taps("Share", "Copy the address to share it from here."),
});
