import preview from "../../.storybook/preview";
import { answers, olderApp, unopened } from "../support/bridges";
import { host, noHost } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { AskShop } from "./examples/AskShop";
import code from "./examples/AskShop.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useContact",
  component: AskShop,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Opens a chat with a customer service in VVChat, by a link. A TanStack Query mutation: `data` is `{ opened: true }`, for no host tells more.",
  ),
});

export const Idle = meta.story({ play: sees("Ask us") });

/** Until VVChat covers the page. */
export const Pending = meta.story({
  parameters: host({ bridges: olderApp() }),
  play: taps("Ask us", "Opening VVChat…"),
});

export const Success = meta.story({
  parameters: host({ bridges: answers({ kind: "success", reply: {}, raw: undefined }) }),
  play: taps("Ask us", "VVChat is open. Talk to us there."),
});

/** The page stayed in view: a guess. */
export const NotOpened = meta.story({
  parameters: host({ bridges: unopened() }),
  play: taps("Ask us", "VVChat didn't open. Is it installed?"),
});

/** On a laptop there is nothing to open. */
export const NoHost = meta.story({ parameters: host(noHost), play: taps("Ask us", "Call us: 010-5550-0123.") });
