import { expect, waitFor, within } from "storybook/test";
import { AuthButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { unopened, worksIn } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: AuthButton,
  title: "Components/AuthButton",
  decorators: [withHost],
  parameters: {
    docs: {
      description: {
        component:
          "Asks the user to sign in with VVChat, and says what came of it. The widest label sets the width: the box is the same in every phase, and news goes below it.",
      },
    },
  },
});

const host = (options: StoryHost) => ({ host: options });

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until the user answers in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending"),
});

/** VVChat consented; `exchange` is under way. */
export const Confirming = meta.story({
  args: { exchange: () => new Promise(() => {}) },
  play: pressUntil("confirming"),
});

export const Success = meta.story({
  args: {
    exchange: () => ({ nickname: "小竹" }),
    successNote: "你好，小竹。",
  },
  play: pressUntil("success"),
});

/** The user refused. */
export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1, "refused") }),
  play: pressUntil("denied", "denied"),
});

/** The host answered for another call than was made: nothing is exchanged. */
export const StateMismatch = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ code: "C", state: "foreign" }) }),
  play: pressUntil("denied", "state_mismatch"),
});

/** The host's answer could not be read. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").malformed() }),
  play: pressUntil("failed", "invalid_response"),
});

/** The app's own server failed in `exchange`. */
export const ServerError = meta.story({
  args: {
    exchange: () => {
      throw new Error("500");
    },
  },
  play: pressUntil("failed", "server"),
});

/** The app's own server was not reached. */
export const NetworkError = meta.story({
  args: {
    exchange: () => {
      throw new TypeError("Failed to fetch");
    },
  },
  play: pressUntil("failed", "network"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host({ timeouts: { interactive: 300 }, script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("timeout", "timeout"),
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

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("auth") }),
  play: showsPhase("unsupported", "unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: showsPhase("failed", "script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  args: { scope: "" },
  play: pressUntil("failed", "invalid"),
});

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

export const Full = meta.story({
  args: { full: true, size: "lg" },
});

export const Small = meta.story({ args: { size: "sm" } });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { children: "用 VVChat 登录，领取今天下午两点到五点第二杯半价的优惠券和会员积分" },
  decorators: [(story) => <div style={{ width: 260 }}>{story()}</div>],
});

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }: { phase: string }) => (phase === "success" ? "欢迎回来" : "进来坐坐") },
  play: pressUntil("success"),
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1) }),
  args: {
    render: ({ className: _className, ...props }) => (
      <button {...props} style={{ minHeight: 44, padding: "0 24px", border: "2px solid", borderRadius: 99 }} />
    ),
  },
  play: pressUntil("denied", "denied"),
});

/** One accent to change. */
export const CustomTheme = meta.story({
  decorators: [
    (story) => (
      <div
        style={{
          ["--vv-accent" as string]: "#7a3e9d",
          ["--vv-accent-strong" as string]: "#5f2d7c",
          ["--vv-on-accent" as string]: "#ffffff",
        }}
      >
        {story()}
      </div>
    ),
  ],
});
