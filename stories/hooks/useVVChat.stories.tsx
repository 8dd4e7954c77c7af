import preview from "../../.storybook/preview";
import { connecting, host, noHost, scriptFailed } from "../support/host";
import { olderApp } from "../support/bridges";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { WhereAmI } from "./examples/WhereAmI";
import code from "./examples/WhereAmI.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useVVChat",
  component: WhereAmI,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Where the page is: the connection to a host, and what works there. Being outside VVChat is a state, not an error.",
  ),
});

export const Success = meta.story({ play: sees("In VVChat, by its webview bridge.") });

/** Still looking: for 1.5 s at most. */
export const Pending = meta.story({ parameters: host(connecting), play: sees("Looking for VVChat…") });

/** VVChat is here, but lacks a method. */
export const Unsupported = meta.story({ parameters: host({ bridges: olderApp("pay") }), play: sees("no") });

/** A bridge's script did not load. */
export const ScriptFailed = meta.story({ parameters: host(scriptFailed), play: sees("VVChat can't be reached.") });

/** It can look again. */
export const NoHost = meta.story({
  parameters: host(noHost),
  play: taps("Look again", "This page is not in VVChat."),
});
