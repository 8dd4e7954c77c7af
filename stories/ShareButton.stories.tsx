import { expect, waitFor, within } from "storybook/test";
import { ShareButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { unopened, worksIn } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { refusing } from "./support/refusing";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: ShareButton,
  title: "Components/ShareButton",
  decorators: [withHost],
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

const host = (options: StoryHost) => ({ host: options });
const replies = (reply: object) => host({ script: (vvchat) => vvchat.on("share").reply(reply) });

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until the user has chosen in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("share").silent() }),
  play: pressUntil("pending"),
});

/** For 4 s. */
export const HandedOff = meta.story({ parameters: replies({ code: 200 }), play: pressUntil("handedOff") });

/** The user closed the picker. */
export const Cancelled = meta.story({
  parameters: replies({ code: 400, err_msg: "用户取消" }),
  play: pressUntil("cancelled", "cancelled"),
});

/** The host refuses the link: it can still be copied. */
export const Denied = meta.story({
  parameters: host({ bridge: refusing("share") }),
  play: pressUntil("denied", "denied"),
});

/** It arrives as a success, and is none. */
export const Failed = meta.story({
  parameters: replies({ code: 400, err_code: 200, err_msg: "失败" }),
  play: pressUntil("failed", "failed"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("share").malformed() }),
  play: pressUntil("failed", "invalid_response"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  args: { url: "javascript:alert(1)" },
  play: pressUntil("failed", "invalid"),
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
  play: async ({ canvasElement }) => {
    const [first, second] = within(canvasElement).getAllByRole("button");
    if (!first || !second) throw new Error("two buttons");
    first.click();
    second.click();
    const control = second.closest<HTMLElement>(".vv-control");
    await waitFor(() => expect(control?.dataset.phase).toBe("busy"));
  },
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host({ timeouts: { interactive: 300 }, script: (vvchat) => vvchat.on("share").silent() }),
  play: pressUntil("timeout", "timeout"),
});

/** The page is not in VVChat: the link can be copied. */
export const Unavailable = meta.story({
  parameters: host({ available: false }),
  play: showsPhase("unavailable", "unavailable"),
});

/** In a phone's browser, VVChat did not open: a guess, so that it can be tried again. */
export const NotOpened = meta.story({
  parameters: host({ bridge: unopened() }),
  play: pressUntil("timeout", "not_opened"),
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridge: unopened("https://example.com/vvchat") }),
  play: pressUntil("timeout", "not_opened"),
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host({ bridge: worksIn("browser") }),
  play: showsPhase("unavailable", "unavailable"),
});

/** VVChat is here, but too old: the link can be copied. */
export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("share") }),
  play: showsPhase("unsupported", "unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: showsPhase("failed", "script_failed"),
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

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }: { phase: string }) => (phase === "handedOff" ? "去聊天里看看" : "叫朋友一起喝") },
  parameters: replies({ code: 200 }),
  play: pressUntil("handedOff"),
});
