import { expect, waitFor, within } from "storybook/test";
import { LoginButton, type User, useUser } from "vvchat-react";
import preview from "../.storybook/preview";
import { authDefaults, buttonDefaults } from "./support/argTypes";
import { ends, olderApp, throwing, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host as hostOf, noHost, otherApp, scriptFailed, silentUntilDeadline } from "./support/host";
import { asTold, press, pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";
import type { VVChatStoryParameters } from "vvchat-react/testing";

const bamboo: User = { openId: "o-1", nickname: "小竹" };
const api = { exchange: () => Promise.resolve(bamboo) };

const host = (options: VVChatStoryParameters) => hostOf({ api, ...options });

const meta = preview.meta({
  component: LoginButton,
  title: "Components/LoginButton",
  argTypes: { ...buttonDefaults, ...authDefaults, purpose: { table: { defaultValue: { summary: '"login"' } } } },
  parameters: {
    docs: {
      description: {
        component:
          "Signs the user in to your app: VVChat asks them, your server makes a user of the answer, and `useUser` knows at once. It looks and speaks as AuthButton does. Show it where `useUser` has nobody.",
      },
    },
  },
});

export const Idle = meta.story({ parameters: host({}), play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** Until the user answers in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending", undefined, "auth.note.pending"),
});

/** VVChat consented; the server is asked who it is. */
export const Confirming = meta.story({
  parameters: host({ api: { exchange: () => new Promise(() => {}) } }),
  play: pressUntil("confirming", undefined, "auth.note.confirming"),
});

export const Success = meta.story({
  parameters: host({}),
  args: { successNote: (user: User) => `你好，${user.nickname ?? ""}。` },
  play: asTold(async (story) => {
    await pressUntil("success")(story);
    await expect(within(story.canvasElement).getByText("你好，小竹。")).toBeVisible();
  }),
});

/** The user refused. */
export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1, "refused") }),
  play: pressUntil("denied", "denied", "auth.note.denied"),
});

/** The host answered for another call than was made: the server never sees it. */
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

/** The server failed, or answered no user. */
export const ServerError = meta.story({
  parameters: host({ api: { exchange: () => Promise.reject(new Error("500")) } }),
  play: pressUntil("failed", "server", "error.server"),
});

/** The server was not reached. */
export const NetworkError = meta.story({
  parameters: host({ api: { exchange: () => Promise.reject(new TypeError("Failed to fetch")) } }),
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
      <LoginButton scope="sessionapi_sendmsg:8f2c:2" />
      <LoginButton />
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

/** The client has no `api.exchange`: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  parameters: host({ api: {} }),
  play: pressUntil("failed", "invalid", "error.invalid"),
});

export const Disabled = meta.story({ parameters: host({}), args: { disabled: true }, play: showsPhase("disabled") });

/** Long text wraps and is never cut. */
export const LongText = meta.story({
  parameters: host({}),
  args: { children: "用 VVChat 登录半日茶，查看你的订单、优惠券和会员积分" },
  decorators: [narrow],
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1) }),
  args: { render: (props) => <RoundButton {...props} /> },
  play: pressUntil("denied", "denied", "auth.note.denied"),
});

/** One accent to change. */
export const CustomTheme = meta.story({ parameters: host({}), decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({ decorators: [careMode], parameters: { ...inFrame, ...host({}) } });

function Door() {
  const { data: user, isPending, logout } = useUser();
  if (isPending) return null;
  if (!user) return <LoginButton full />;
  return (
    <button
      className="vv-button"
      data-variant="plain"
      onClick={() => {
        logout.mutate();
      }}
    >
      {user.nickname}
    </button>
  );
}

/** As an app uses it: the button goes where the user is known. A press on the name signs out. */
export const WithUseUser = meta.story({
  parameters: host({ api: { ...api, logout: () => Promise.resolve() } }),
  render: () => <Door />,
  play: asTold(async (story) => {
    const canvas = within(story.canvasElement);
    await press(await canvas.findByRole("button"), story);
    await press(await canvas.findByRole("button", { name: "小竹" }), story);
    await waitFor(() => expect(story.canvasElement.querySelector(".vv-control")).not.toBeNull());
  }),
});
