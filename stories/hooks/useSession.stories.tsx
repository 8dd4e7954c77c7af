import preview from "../../.storybook/preview";
import { host, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees } from "../support/sees";
import { Greeting } from "./examples/Greeting";
import code from "./examples/Greeting.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useSession",
  component: Greeting,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "The chat that the page was opened from. A TanStack Query query, asked once a page: `data` is `{ sessionId, sessionType }`, or `null` where there is none.",
  ),
});

export const Success = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({ session_id: "a1b28f2c", session_type: 2 }) }),
  play: sees("Tea for the whole group: 10% off."),
});

export const SingleChat = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({ session_id: "a1b28f2c", session_type: 1 }) }),
  play: sees("Tea for the two of you."),
});

/** The page was opened from no chat. */
export const NoChat = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({}) }),
  play: sees("Welcome to Half-Day Tea."),
});

/** Until VVChat has answered. */
export const Pending = meta.story({
  parameters: host({ outcomes: { getSession: "silent" } }),
  play: sees("One moment…"),
});

export const Failed = meta.story({
  parameters: host({ outcomes: { getSession: "fail" } }),
  play: sees("We couldn't see which chat this was opened from."),
});

/** Outside VVChat there is no chat. That is no error. */
export const NoHost = meta.story({ parameters: host(noHost), play: sees("Welcome to Half-Day Tea.") });
