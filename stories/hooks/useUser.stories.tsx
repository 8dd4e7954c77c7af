import type { User, VVChatApi } from "vvchat-react";
import type { VVChatStoryParameters } from "vvchat-react/testing";
import preview from "../../.storybook/preview";
import { host as hostOf, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { Door } from "./examples/Door";
import code from "./examples/Door.tsx?raw";

const bamboo: User = { openId: "o-1", nickname: "Bamboo" };

/** A server where nobody is signed in, unless it is told otherwise. */
const host = (api: VVChatApi, more: VVChatStoryParameters = {}) =>
  hostOf({
    api: {
      me: () => Promise.resolve(null),
      exchange: () => Promise.resolve(bamboo),
      logout: () => Promise.resolve(),
      ...api,
    },
    ...more,
  });

const meta = preview.meta({
  title: "Hooks/useUser",
  component: Door,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Who is signed in, as your server tells, and the ways in and out. One query for the whole page, and two mutations beside it.",
  ),
});

/** Nobody is signed in. */
export const Idle = meta.story({ parameters: host({}), play: sees("Sign in") });

/** Until the server has said who it is. */
export const Pending = meta.story({
  parameters: host({ me: () => new Promise<never>(() => {}) }),
  play: sees("One moment…"),
});

export const Success = meta.story({ parameters: host({}), play: taps("Sign in", "Hello, Bamboo.") });

/** Signed in before; a press signs out. */
export const SignOut = meta.story({
  parameters: host({ me: () => Promise.resolve(bamboo) }),
  play: async (story) => {
    await sees("Hello, Bamboo.")(story);
    await taps("Sign out", "Sign in")(story);
  },
});

/** The user refused. */
export const Denied = meta.story({
  parameters: host({}, { outcomes: { auth: "refuse" } }),
  play: taps("Sign in", "Not signed in: denied."),
});

/** The server was not reached with the code. */
export const NetworkError = meta.story({
  parameters: host({ exchange: () => Promise.reject(new TypeError("Failed to fetch")) }),
  play: taps("Sign in", "Not signed in: network."),
});

export const NoHost = meta.story({
  parameters: host({}, noHost),
  play: taps("Sign in", "Not signed in: unavailable."),
});
