import { expect, userEvent, waitFor, within } from "storybook/test";
import { LoginButton, type User, useUser, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { pressUntil, showsPhase } from "./support/phases";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const bamboo: User = { openId: "o-1", nickname: "小竹" };
const api = { exchange: () => Promise.resolve(bamboo) };

const host = (options: StoryHost) => ({ host: { api, ...options } });

const meta = preview.meta({
  component: LoginButton,
  title: "Components/LoginButton",
  decorators: [withHost],
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
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until the user answers in VVChat. */
export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("pending"),
});

/** VVChat consented; the server is asked who it is. */
export const Confirming = meta.story({
  parameters: host({ api: { exchange: () => new Promise(() => {}) } }),
  play: pressUntil("confirming"),
});

export const Success = meta.story({
  parameters: host({}),
  args: { successNote: (user: User) => `你好，${user.nickname ?? ""}。` },
  play: pressUntil("success"),
});

/** The user refused. */
export const Denied = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").fail(1, "refused") }),
  play: pressUntil("denied", "denied"),
});

/** The host answered for another call than was made: the server never sees it. */
export const StateMismatch = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("auth").reply({ code: "C", state: "foreign" }) }),
  play: pressUntil("denied", "state_mismatch"),
});

/** The server failed, or answered no user. */
export const ServerError = meta.story({
  parameters: host({ api: { exchange: () => Promise.reject(new Error("500")) } }),
  play: pressUntil("failed", "server"),
});

/** The server was not reached. */
export const NetworkError = meta.story({
  parameters: host({ api: { exchange: () => Promise.reject(new TypeError("Failed to fetch")) } }),
  play: pressUntil("failed", "network"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host({ timeouts: { interactive: 300 }, script: (vvchat) => vvchat.on("auth").silent() }),
  play: pressUntil("timeout", "timeout"),
});

/** The page is not in VVChat. */
export const Unavailable = meta.story({
  parameters: host({ available: false }),
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

/** The client has no `api.exchange`: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  parameters: { host: {} },
  play: pressUntil("failed", "invalid"),
});

export const Disabled = meta.story({ parameters: host({}), args: { disabled: true }, play: showsPhase("disabled") });

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
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button"));
    await userEvent.click(await canvas.findByRole("button", { name: "小竹" }));
    await waitFor(() => expect(canvasElement.querySelector(".vv-control")).not.toBeNull());
  },
});
