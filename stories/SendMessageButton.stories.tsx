import { SendMessageButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { unopened } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const receipt = { grantedUntil: null };

const meta = preview.meta({
  component: SendMessageButton,
  title: "Components/SendMessageButton",
  decorators: [withHost],
  args: { content: "两杯奶茶，14:30 取", session: { sessionId: "8f2c", sessionType: "group" as const } },
  parameters: {
    docs: {
      description: {
        component:
          "Posts a text into a chat, in the person's name: finds the chat, asks them, and has your server send it. Where nobody knows whether it was sent, it says so, and sends nothing again by itself.",
      },
    },
  },
});

/** A server that sends, unless it is told otherwise. */
const host = (options: StoryHost = {}): { host: StoryHost } => ({
  host: { api: { sendMessage: () => Promise.resolve(receipt) }, ...options },
});
const failing = (error: Error) => host({ api: { sendMessage: () => Promise.reject(error) } });
const never = () => new Promise<never>(() => {});

export const Idle = meta.story({ parameters: host(), play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until the person has answered in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending"),
});

/** Allowed; the server has it. */
export const Sending = meta.story({
  parameters: host({ api: { sendMessage: never } }),
  play: pressUntil("sending"),
});

/** For 4 s. */
export const Sent = meta.story({ parameters: host(), play: pressUntil("success") });

export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ err_code: 1 }) }),
  play: pressUntil("denied", "denied"),
});

/** The server said no: nothing was sent. */
export const Failed = meta.story({
  parameters: failing(new VVChatError("server", "No", { hostCode: 400 })),
  play: pressUntil("failed", "server"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").malformed() }),
  play: pressUntil("failed", "invalid_response"),
});

/** VVChat said nothing in time: nothing was sent. */
export const Timeout = meta.story({
  args: { timeout: 50 },
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("timeout", "timeout"),
});

/** The network broke while the server had it: nobody knows. */
export const Unknown = meta.story({
  parameters: failing(new TypeError("Failed to fetch")),
  play: pressUntil("unknown", "network"),
});

/** A page that was opened from no chat, and names none. */
export const NoChat = meta.story({
  args: { session: undefined },
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({}) }),
  play: showsPhase("unavailable", "unavailable"),
});

export const Unavailable = meta.story({
  parameters: host({ available: false }),
  play: showsPhase("unavailable", "unavailable"),
});

/** In a phone's browser the consent would leave the page, and the text be lost. */
export const InBrowser = meta.story({
  parameters: host({ bridge: unopened() }),
  play: showsPhase("unavailable", "unavailable"),
});

export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("auth") }),
  play: showsPhase("unsupported", "unsupported"),
});

/** A bridge that broke. */
export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "No script")) }),
  play: showsPhase("failed", "script_failed"),
});

export const Disabled = meta.story({ args: { disabled: true }, parameters: host(), play: showsPhase("disabled") });
