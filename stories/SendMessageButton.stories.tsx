import { SendMessageButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { buttonDefaults, timeoutDefault } from "./support/argTypes";
import { ends, olderApp, throwing, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host as hostOf, noHost, scriptFailed } from "./support/host";
import { pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";
import type { VVChatStoryParameters } from "vvchat-react/testing";

/** A server that sends, unless it is told otherwise. */
const host = (options: VVChatStoryParameters) =>
  hostOf({ api: { sendMessage: () => Promise.resolve({ grantedUntil: null }) }, ...options });
const failing = (error: Error) => host({ api: { sendMessage: () => Promise.reject(error) } });

const meta = preview.meta({
  component: SendMessageButton,
  title: "Components/SendMessageButton",
  argTypes: { ...buttonDefaults, ...timeoutDefault },
  args: { content: "两杯奶茶，14:30 取", session: { sessionId: "8f2c", sessionType: "group" as const } },
  parameters: {
    ...host({}),
    docs: {
      description: {
        component:
          "Posts a text into a chat, in the person's name: finds the chat, asks them, and has your server send it. Where nobody knows whether it was sent, it says so, and sends nothing again by itself.",
      },
    },
  },
});

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** Until the person has answered in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending", undefined, "send.note.pending"),
});

/** Allowed; the server has it. */
export const Sending = meta.story({
  parameters: host({ api: { sendMessage: () => new Promise<never>(() => {}) } }),
  play: pressUntil("sending", undefined, "send.note.sending"),
});

/** For 4 s. */
export const Sent = meta.story({ play: pressUntil("success", undefined, "send.note.success") });

export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ err_code: 1 }) }),
  play: pressUntil("denied", "denied", "send.note.denied"),
});

/** The host answered for another call than was made: nothing was sent. */
export const StateMismatch = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ code: "C", state: "foreign" }) }),
  play: pressUntil("denied", "state_mismatch", "send.note.state_mismatch"),
});

/** A host that tells closing its sheet from refusing. VVChat's own does not. */
export const Cancelled = meta.story({
  parameters: host({ bridges: ends("cancelled") }),
  play: pressUntil("cancelled", "cancelled", "send.note.cancelled"),
});

/** The server said no: nothing was sent. */
export const ServerError = meta.story({
  parameters: failing(new VVChatError("server", "No", { hostCode: 400 })),
  play: pressUntil("failed", "server", "send.note.failed"),
});

/** The host's own script threw: nobody was asked, and nothing was sent. */
export const Failed = meta.story({
  parameters: host({ bridges: throwing }),
  play: pressUntil("failed", "failed", "send.note.failed"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").malformed() }),
  play: pressUntil("failed", "invalid_response", "send.note.failed"),
});

/** VVChat said nothing in time: nothing was sent. */
export const Timeout = meta.story({
  args: { timeout: 50 },
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("timeout", "timeout", "send.note.timeout"),
});

/** The network broke while the server had it: nobody knows. */
export const Unknown = meta.story({
  parameters: failing(new TypeError("Failed to fetch")),
  play: pressUntil("unknown", "network", "send.note.unknown"),
});

/** Another sheet was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <SendMessageButton {...args} />
      <SendMessageButton content="我先到" session={{ sessionId: "a1b2", sessionType: "single" }} />
    </div>
  ),
  play: pressBothUntil("busy", "busy", "error.busy"),
});

/** A page that was opened from no chat, and names none. */
export const NoChat = meta.story({
  args: { session: undefined },
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({}) }),
  play: showsPhase("unavailable", "unavailable", "send.note.unavailable"),
});

export const Unavailable = meta.story({
  parameters: host(noHost),
  play: showsPhase("unavailable", "unavailable", "send.note.unavailable"),
});

/** In a phone's browser the consent would leave the page, and the text be lost. */
export const InBrowser = meta.story({
  parameters: host({ bridges: unopened() }),
  play: showsPhase("unavailable", "unavailable", "send.note.unavailable"),
});

export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("auth") }),
  play: showsPhase("unsupported", "unsupported", "error.unsupported"),
});

/** A bridge that broke. */
export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({ args: { content: "" }, play: pressUntil("failed", "invalid", "error.invalid") });

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { children: "告诉群里的同事们，两杯奶茶和三份小蛋糕下午两点半可以取了" },
  decorators: [narrow],
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  args: { render: (props) => <RoundButton {...props} /> },
  play: pressUntil("success", undefined, "send.note.success"),
});

/** One accent to change: a soft button takes its soft one. */
export const CustomTheme = meta.story({ decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, ...failing(new TypeError("Failed to fetch")) },
  play: pressUntil("unknown", "network", "send.note.unknown"),
});
