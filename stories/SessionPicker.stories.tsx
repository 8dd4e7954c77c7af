import { expect, waitFor, within } from "storybook/test";
import { SessionPicker, ShareButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { phoneWithout } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { refusing } from "./support/refusing";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: SessionPicker,
  title: "Components/SessionPicker",
  decorators: [withHost],
  parameters: {
    docs: {
      description: {
        component:
          "Shows a chat and lets the user pick another. The host tells an id and a type, so it says the type and how the id ends; the app may pass a name.",
      },
    },
  },
});

const host = (options: StoryHost) => ({ host: options });

/** A page that was opened from no chat, and a picker that answers as the story says. */
const picks = (script: StoryHost["script"], timeouts = {}) =>
  host({
    timeouts,
    script: (vvchat) => {
      vvchat.on("getSession").reply({});
      script?.(vvchat);
    },
  });

/** Presses the row and waits for a phase. */
export const Idle = meta.story({ parameters: picks(undefined), play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until the user has picked one in VVChat. */
export const Pending = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").silent()),
  play: pressUntil("pending"),
});

export const Success = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").reply({ session_id: "a1b28f2c", session_type: 2 })),
  play: pressUntil("success"),
});

/** The app knows what the chat is called. */
export const Named = meta.story({
  args: { value: { sessionId: "a1b28f2c", sessionType: "single" }, name: "阿岚" },
  play: showsPhase("idle"),
});

/** The chat that the page was opened from. */
export const OfThePage = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({ session_id: "a1b28f2c", session_type: 2 }) }),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/8f2c/)).toBeVisible();
  },
});

/** The user closed the list. */
export const Cancelled = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").fail(400, "用户取消")),
  play: pressUntil("cancelled", "cancelled"),
});

export const Denied = meta.story({
  args: { current: null },
  parameters: host({ bridge: refusing("selectSession") }),
  play: pressUntil("denied", "denied"),
});

export const Failed = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").fail()),
  play: pressUntil("failed", "failed"),
});

/** A success that names no chat. */
export const InvalidResponse = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").reply({})),
  play: pressUntil("failed", "invalid_response"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").silent(), { interactive: 300 }),
  play: pressUntil("timeout", "timeout"),
});

/** Another sheet was opened less than a second ago. */
export const Busy = meta.story({
  parameters: picks((vvchat) => vvchat.on("share").silent()),
  render: () => (
    <div style={{ display: "grid", gap: 16 }}>
      <ShareButton title="两杯奶茶" />
      <SessionPicker />
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

/** The page is not in VVChat. */
export const Unavailable = meta.story({
  parameters: host({ available: false }),
  play: showsPhase("unavailable", "unavailable"),
});

/** In a phone's browser: no link picks a chat. */
export const InBrowser = meta.story({
  parameters: host({ bridge: phoneWithout("selectSession", "getSession") }),
  play: showsPhase("unavailable", "unavailable"),
});

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("selectSession", "getSession") }),
  play: showsPhase("unsupported", "unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: showsPhase("failed", "script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  args: { timeout: -1 },
  parameters: picks(undefined),
  play: pressUntil("failed", "invalid"),
});

export const Disabled = meta.story({
  args: { disabled: true },
  parameters: picks(undefined),
  play: showsPhase("disabled"),
});

/** A long name wraps and is never cut. */
export const LongName = meta.story({
  args: {
    value: { sessionId: "a1b28f2c", sessionType: "group" },
    name: "今天下午两点到五点第二杯半价一起喝奶茶的同事们（三号楼二层）",
  },
});
