import { expect, within } from "storybook/test";
import { ContactButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { buttonDefaults } from "./support/argTypes";
import { answers, ends, olderApp, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host, laptop, otherApp, scriptFailed } from "./support/host";
import { asTold, pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";

const meta = preview.meta({
  component: ContactButton,
  title: "Components/ContactButton",
  argTypes: buttonDefaults,
  args: { openId: "xd8wjr9jr02kjf823jse94kio8" },
  parameters: {
    ...host({ bridges: answers({ kind: "success", reply: {}, raw: undefined }) }),
    docs: {
      description: {
        component:
          "Opens a chat with the customer service in VVChat. No host tells whether anybody wrote, so it says that VVChat was opened, and is never green. After 4 s it is idle again.",
      },
    },
  },
});

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** Until VVChat covers the page, for 2.5 s at most. */
export const Pending = meta.story({
  parameters: host({ bridges: olderApp() }),
  play: pressUntil("pending", undefined, "contact.note.pending"),
});

/** For 4 s. */
export const HandedOff = meta.story({ play: pressUntil("handedOff", undefined, "contact.note.handedOff") });

/** The page stayed in view: a guess, so that it can be tried again. */
export const NotOpened = meta.story({
  parameters: host({ bridges: unopened() }),
  play: pressUntil("timeout", "not_opened", "error.not_opened"),
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridges: unopened("https://example.com/vvchat") }),
  play: asTold(async (story) => {
    await pressUntil("timeout", "not_opened", "error.not_opened")(story);
    await expect(within(story.canvasElement).getByRole("link")).toHaveAttribute("href", "https://example.com/vvchat");
  }),
});

/** Another step was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ bridges: olderApp() }),
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <ContactButton {...args} />
      <ContactButton openId="another" />
    </div>
  ),
  play: pressBothUntil("busy", "busy", "error.busy"),
});

export const Failed = meta.story({
  parameters: host({ bridges: answers({ kind: "error", reply: {}, raw: {}, hostCode: 400 }) }),
  play: pressUntil("failed", "failed", "contact.note.failed"),
});

/** A host of another kind, which refuses. */
export const Denied = meta.story({
  parameters: host({ bridges: ends("denied") }),
  play: pressUntil("denied", "denied", "error.denied"),
});

/** A host of another kind, which tells that the person went back. */
export const Cancelled = meta.story({
  parameters: host({ bridges: ends("cancelled") }),
  play: pressUntil("cancelled", "cancelled", "error.cancelled"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host({ bridges: olderApp(), timeouts: { interactive: 300 } }),
  play: pressUntil("timeout", "timeout", "error.timeout"),
});

/** On a desktop. */
export const Unavailable = meta.story({
  parameters: host(laptop),
  play: showsPhase("unavailable", "unavailable", "contact.note.unavailable"),
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host(otherApp),
  play: showsPhase("unavailable", "unavailable", "note.browser"),
});

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("openSessionView") }),
  play: showsPhase("unsupported", "unsupported", "contact.note.unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({ args: { openId: "" }, play: pressUntil("failed", "invalid", "error.invalid") });

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

export const Full = meta.story({ args: { full: true, size: "lg" } });

export const Small = meta.story({ args: { size: "sm" } });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { children: "对订单、送货、优惠券或者会员积分有问题？联系半日茶的客服" },
  decorators: [narrow],
});

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }) => (phase === "handedOff" ? "在聊天里等你" : "有问题？问我们") },
  play: pressUntil("handedOff"),
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  args: { render: (props) => <RoundButton {...props} /> },
  play: pressUntil("handedOff", undefined, "contact.note.handedOff"),
});

/** A plain button keeps to the colours of text. */
export const CustomTheme = meta.story({ decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: inFrame,
  play: pressUntil("handedOff", undefined, "contact.note.handedOff"),
});
