import preview from "../../.storybook/preview";
import { host, noHost, silentUntilDeadline } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { SignIn } from "./examples/SignIn";
import code from "./examples/SignIn.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useAuth",
  component: SignIn,
  decorators: [onScreen],
  args: { login: () => Promise.resolve({ name: "Bamboo" }) },
  parameters: shownCode(
    code,
    "Asks the user to sign in with VVChat. A TanStack Query mutation: `data` is the grant, or what `exchange` made of it on your server.",
  ),
});

export const Idle = meta.story({ play: sees("Sign in") });

/** Until the user answers in VVChat. */
export const Pending = meta.story({
  parameters: host({ outcomes: { auth: "silent" } }),
  play: taps("Sign in", "Waiting for VVChat…"),
});

export const Success = meta.story({ play: taps("Sign in", "Welcome, Bamboo.") });

/** The user refused. */
export const Denied = meta.story({
  parameters: host({ outcomes: { auth: "refuse" } }),
  play: taps("Sign in", "You didn't allow it, so you're not signed in."),
});

/** VVChat never answered. */
export const Timeout = meta.story({
  parameters: host(silentUntilDeadline("auth")),
  play: taps("Sign in", "VVChat didn't answer."),
});

/** The app's own server failed in `exchange`. */
export const ServerError = meta.story({
  args: { login: () => Promise.reject(new Error("500")) },
  play: taps("Sign in", "The shop had a problem. You're not signed in."),
});

export const NoHost = meta.story({
  parameters: host(noHost),
  play: taps("Sign in", "Open this page in VVChat to sign in."),
});
