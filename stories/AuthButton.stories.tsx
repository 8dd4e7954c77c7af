import { AuthButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { authDefaults, buttonDefaults } from "./support/argTypes";
import { ends, olderApp, throwing, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host, noHost, otherApp, scriptFailed, silentUntilDeadline } from "./support/host";
import { enterUntil, pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";

const meta = preview.meta({
  component: AuthButton,
  title: "Components/AuthButton",
  argTypes: {
    ...buttonDefaults,
    ...authDefaults,
    exchange: {
      description: "Hands the grant to your server, and returns what it made of it. Without it the grant is the data.",
    },
  },
  parameters: {
    docs: {
      description: {
        component:
          "Asks the user to sign in with VVChat, and says what came of it. The widest label sets the width: the box is the same in every phase, and news goes below it. `LoginButton` is the same with your server behind it.",
      },
    },
  },
});

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** Until the user answers in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending", undefined, "auth.note.pending"),
});

/** VVChat consented; `exchange` is under way. */
export const Confirming = meta.story({
  args: { exchange: () => new Promise(() => {}) },
  play: pressUntil("confirming", undefined, "auth.note.confirming"),
});

export const Success = meta.story({
  args: {
    exchange: () => ({ nickname: "小竹" }),
    successNote: "你好，小竹。",
  },
  play: pressUntil("success"),
});

/** With the keyboard alone. The focus stays on the button. */
export const Keyboard = meta.story({ play: enterUntil("success") });

/** The user refused. */
export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1, "refused") }),
  play: pressUntil("denied", "denied", "auth.note.denied"),
});

/** The host answered for another call than was made: nothing is exchanged. */
export const StateMismatch = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ code: "C", state: "foreign" }) }),
  play: pressUntil("denied", "state_mismatch", "error.state_mismatch"),
});

/** A host that tells closing its sheet from refusing. VVChat's own does not. */
export const Cancelled = meta.story({
  parameters: host({ bridges: ends("cancelled") }),
  play: pressUntil("cancelled", "cancelled", "auth.note.cancelled"),
});

/** The host's own script threw. */
export const Failed = meta.story({
  parameters: host({ bridges: throwing }),
  play: pressUntil("failed", "failed", "auth.note.failed"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").malformed() }),
  play: pressUntil("failed", "invalid_response", "error.invalid_response"),
});

/** The app's own server failed in `exchange`. */
export const ServerError = meta.story({
  args: {
    exchange: () => {
      throw new Error("500");
    },
  },
  play: pressUntil("failed", "server", "error.server"),
});

/** The app's own server was not reached. */
export const NetworkError = meta.story({
  args: {
    exchange: () => {
      throw new TypeError("Failed to fetch");
    },
  },
  play: pressUntil("failed", "network", "error.network"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host(silentUntilDeadline("auth")),
  play: pressUntil("timeout", "timeout", "error.timeout"),
});

/** In a phone's browser: back on the page by hand, and no answer came. */
export const Left = meta.story({
  parameters: host({ bridges: ends("left") }),
  play: pressUntil("timeout", "left", "error.left"),
});

/** Another sheet was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  render: () => (
    <div style={{ display: "grid", gap: 16 }}>
      <AuthButton scope="sessionapi_sendmsg:8f2c:2" />
      <AuthButton />
    </div>
  ),
  play: pressBothUntil("busy", "busy", "error.busy"),
});

/** The page is not in VVChat. */
export const Unavailable = meta.story({
  parameters: host(noHost),
  play: showsPhase("unavailable", "unavailable", "error.unavailable"),
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
  play: showsPhase("unavailable", "unavailable", "note.browser"),
});

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("auth") }),
  play: showsPhase("unsupported", "unsupported", "auth.note.unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  args: { scope: "" },
  play: pressUntil("failed", "invalid", "error.invalid"),
});

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

export const Full = meta.story({ args: { full: true, size: "lg" } });

export const Small = meta.story({ args: { size: "sm" } });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { children: "用 VVChat 登录，领取今天下午两点到五点第二杯半价的优惠券和会员积分" },
  decorators: [narrow],
});

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }) => (phase === "success" ? "欢迎回来" : "进来坐坐") },
  play: pressUntil("success"),
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1) }),
  args: { render: (props) => <RoundButton {...props} /> },
  play: pressUntil("denied", "denied", "auth.note.denied"),
});

/** One accent to change. */
export const CustomTheme = meta.story({ decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, ...host({ script: (vvchat) => vvchat.on("auth").fail(1) }) },
  play: pressUntil("denied", "denied", "auth.note.denied"),
});
