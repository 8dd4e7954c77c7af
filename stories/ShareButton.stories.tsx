import { ShareButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { buttonDefaults, endings, timeoutDefault } from "./support/argTypes";
import { ends, olderApp, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host, noHost, otherApp, scriptFailed, silentUntilDeadline } from "./support/host";
import { pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";

const meta = preview.meta({
  component: ShareButton,
  title: "Components/ShareButton",
  argTypes: { ...buttonDefaults, ...timeoutDefault, ...endings },
  args: { title: "两杯奶茶", url: "https://shop.example/tea/2" },
  parameters: {
    docs: {
      description: {
        component:
          "Hands a card to VVChat, for the user to send into a chat. No host proves that a person shared, so it says that it was handed over, and is never green. After 4 s it is idle again.",
      },
    },
  },
});

const replies = (reply: object) => host({ script: (vvchat) => vvchat.on("share").reply(reply) });

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** Until the user has chosen in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("share").silent() }),
  play: pressUntil("pending", undefined, "share.note.pending"),
});

/** For 4 s. */
export const HandedOff = meta.story({
  parameters: replies({ code: 200 }),
  play: pressUntil("handedOff", undefined, "share.note.handedOff"),
});

/** The user closed the picker. */
export const Cancelled = meta.story({
  parameters: replies({ code: 400, err_msg: "用户取消" }),
  play: pressUntil("cancelled", "cancelled", "share.note.cancelled"),
});

/** The host refuses the link: it can still be copied. */
export const Denied = meta.story({
  parameters: host({ bridges: ends("denied") }),
  play: pressUntil("denied", "denied", "share.note.denied"),
});

/** It arrives as a success, and is none. */
export const Failed = meta.story({
  parameters: replies({ code: 400, err_code: 200, err_msg: "失败" }),
  play: pressUntil("failed", "failed", "share.note.failed"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("share").malformed() }),
  play: pressUntil("failed", "invalid_response", "error.invalid_response"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  args: { url: "javascript:alert(1)" },
  play: pressUntil("failed", "invalid", "error.invalid"),
});

/** Another sheet was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("share").silent() }),
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <ShareButton {...args} />
      <ShareButton title="蛋糕" />
    </div>
  ),
  play: pressBothUntil("busy", "busy", "error.busy"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host(silentUntilDeadline("share")),
  play: pressUntil("timeout", "timeout", "error.timeout"),
});

/** In a phone's browser: back on the page by hand, and no answer came. */
export const Left = meta.story({
  parameters: host({ bridges: ends("left") }),
  play: pressUntil("timeout", "left", "error.left"),
});

/** The page is not in VVChat: the link can be copied. */
export const Unavailable = meta.story({
  parameters: host(noHost),
  play: showsPhase("unavailable", "unavailable", "share.note.unavailable"),
});

/** In a phone's browser, VVChat did not open: a guess, so that it can be tried again. */
export const NotOpened = meta.story({
  parameters: host({ bridges: unopened() }),
  play: pressUntil("timeout", "not_opened", "error.not_opened"),
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridges: unopened("https://example.com/vvchat") }),
  play: pressUntil("timeout", "not_opened", "error.not_opened"),
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host(otherApp),
  play: showsPhase("unavailable", "unavailable", "share.note.browser"),
});

/** VVChat is here, but too old: the link can be copied. */
export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("share") }),
  play: showsPhase("unsupported", "unsupported", "share.note.unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

/** A card of several lines: what the documents call an advanced share. */
export const Template = meta.story({
  args: { template: { lines: ["两杯奶茶", "今天下午两点半价"] } },
  parameters: replies({ code: 200 }),
  play: pressUntil("handedOff"),
});

export const Full = meta.story({ args: { full: true, size: "lg" } });

export const Small = meta.story({ args: { size: "sm" } });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { children: "把今天下午两点到五点第二杯半价的好消息分享给一起喝奶茶的朋友" },
  decorators: [narrow],
});

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }) => (phase === "handedOff" ? "去聊天里看看" : "叫朋友一起喝") },
  parameters: replies({ code: 200 }),
  play: pressUntil("handedOff"),
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  args: { render: (props) => <RoundButton {...props} /> },
  parameters: replies({ code: 200 }),
  play: pressUntil("handedOff", undefined, "share.note.handedOff"),
});

/** One accent to change: a soft button takes its soft one. */
export const CustomTheme = meta.story({ decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, ...replies({ code: 400, err_msg: "失败" }) },
  play: pressUntil("failed", "failed", "share.note.failed"),
});
