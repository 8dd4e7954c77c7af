import { expect, within } from "storybook/test";
import { SessionPicker, ShareButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { buttonDefaults, timeoutDefault } from "./support/argTypes";
import { ends, olderApp, phoneWithout } from "./support/bridges";
import { careMode, inFrame, violetTheme } from "./support/frames";
import { connecting, host, noHost, scriptFailed } from "./support/host";
import { asTold, pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";
import type { VVChatStoryParameters } from "vvchat-react/testing";

/** A page that was opened from no chat, and a picker that answers as the story says. */
const picks = (script?: VVChatStoryParameters["script"], timeouts = {}) =>
  host({
    timeouts,
    script: (vvchat) => {
      vvchat.on("getSession").reply({});
      script?.(vvchat);
    },
  });

const meta = preview.meta({
  component: SessionPicker,
  title: "Components/SessionPicker",
  argTypes: { ...buttonDefaults, ...timeoutDefault, full: { table: { defaultValue: { summary: "true" } } } },
  parameters: {
    ...picks(),
    docs: {
      description: {
        component:
          "Shows a chat and lets the user pick another. The host tells an id and a type, so it says the type and how the id ends; the app may pass a name.",
      },
    },
  },
});

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting"),
});

/** Until the user has picked one in VVChat. */
export const Pending = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").silent()),
  play: pressUntil("pending"),
});

export const Success = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").reply({ session_id: "a1b28f2c", session_type: 2 })),
  play: asTold(async (story) => {
    await pressUntil("success")(story);
    await expect(within(story.canvasElement).getByRole("button")).toHaveAccessibleName(/8f2c/);
  }),
});

/** The app knows what the chat is called. */
export const Named = meta.story({
  args: { value: { sessionId: "a1b28f2c", sessionType: "single" }, name: "阿岚" },
  play: asTold(async (story) => {
    await showsPhase("idle")(story);
    await expect(within(story.canvasElement).getByRole("button")).toHaveAccessibleName(/阿岚/);
  }),
});

/** The chat that the page was opened from. */
export const OfThePage = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("getSession").reply({ session_id: "a1b28f2c", session_type: 2 }) }),
  play: asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/8f2c/)).toBeVisible();
  }),
});

/** The user closed the list. */
export const Cancelled = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").fail(400, "用户取消")),
  play: pressUntil("cancelled", "cancelled", "picker.note.cancelled"),
});

export const Denied = meta.story({
  args: { current: null },
  parameters: host({ bridges: ends("denied") }),
  play: pressUntil("denied", "denied", "picker.note.denied"),
});

export const Failed = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").fail()),
  play: pressUntil("failed", "failed", "picker.note.failed"),
});

/** A success that names no chat. */
export const InvalidResponse = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").reply({})),
  play: pressUntil("failed", "invalid_response", "error.invalid_response"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").silent(), { interactive: 300 }),
  play: pressUntil("timeout", "timeout", "error.timeout"),
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
  play: pressBothUntil("busy", "busy", "error.busy"),
});

/** The page is not in VVChat. */
export const Unavailable = meta.story({
  parameters: host(noHost),
  play: showsPhase("unavailable", "unavailable", "error.unavailable"),
});

/** In a phone's browser: no link picks a chat. */
export const InBrowser = meta.story({
  parameters: host({ bridges: phoneWithout("selectSession", "getSession") }),
  play: showsPhase("unavailable", "unavailable", "error.unavailable"),
});

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("selectSession", "getSession") }),
  play: showsPhase("unsupported", "unsupported", "picker.note.unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({ args: { timeout: -1 }, play: pressUntil("failed", "invalid", "error.invalid") });

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

/** A long name wraps and is never cut. */
export const LongText = meta.story({
  args: {
    value: { sessionId: "a1b28f2c", sessionType: "group" },
    name: "今天下午两点到五点第二杯半价一起喝奶茶的同事们（三号楼二层）",
  },
});

/** `render` puts a button of the app's own in its place, with a face of its own. The note stays. */
export const CustomRender = meta.story({
  parameters: picks((vvchat) => vvchat.on("selectSession").fail(400, "用户取消")),
  args: {
    render: (props, { session }) => (
      <RoundButton {...props}>{session ? `发给 ${session.sessionId.slice(-4)}` : "发给谁？"}</RoundButton>
    ),
  },
  play: pressUntil("cancelled", "cancelled", "picker.note.cancelled"),
});

/** One accent to change. */
export const CustomTheme = meta.story({
  args: { value: { sessionId: "a1b28f2c", sessionType: "group" } },
  decorators: [violetTheme],
});

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, ...picks((vvchat) => vvchat.on("selectSession").fail()) },
  play: pressUntil("failed", "failed", "picker.note.failed"),
});
