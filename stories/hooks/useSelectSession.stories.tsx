import preview from "../../.storybook/preview";
import { host, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { PickupChat } from "./examples/PickupChat";
import code from "./examples/PickupChat.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useSelectSession",
  component: PickupChat,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Lets the user pick a chat in VVChat. A TanStack Query mutation: `data` is `{ sessionId, sessionType }`.",
  ),
});

const ask = "Whom shall we tell?";

export const Idle = meta.story({ play: sees(ask) });

/** Until the user has picked one. */
export const Pending = meta.story({
  parameters: host({ outcomes: { selectSession: "silent" } }),
  play: taps(ask, "Pick one in VVChat…"),
});

export const Success = meta.story({
  parameters: host({
    script: (vvchat) => vvchat.on("selectSession").reply({ session_id: "a1b28f2c", session_type: 2 }),
  }),
  play: taps(ask, "We'll tell the group that ends in 8f2c."),
});

/** The user closed the list. */
export const Cancelled = meta.story({
  parameters: host({ outcomes: { selectSession: "refuse" } }),
  play: taps(ask, "No chat chosen."),
});

/** A success that names no chat. */
export const InvalidResponse = meta.story({
  parameters: host({ outcomes: { selectSession: "missing" } }),
  play: taps(ask, "That didn't work. Try again."),
});

export const NoHost = meta.story({
  parameters: host(noHost),
  play: taps(ask, "Open this page in VVChat to choose a chat."),
});
