import type { VVChatStoryParameters } from "vvchat-react/testing";
import preview from "../../.storybook/preview";
import { host as hostOf, noHost, silentUntilDeadline } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { type StoryServer, storyServer } from "../support/shopServer";
import { Checkout } from "./examples/Checkout";
import code from "./examples/Checkout.tsx?raw";

const host = (server: StoryServer, more: VVChatStoryParameters = {}) => hostOf({ api: storyServer(server), ...more });

const meta = preview.meta({
  title: "Hooks/usePay",
  component: Checkout,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "One payment. It belongs to its key and not to the component: it goes on through unmounting, a reload and a late answer. `paid` is the word of your server alone.",
  ),
});

export const Idle = meta.story({ parameters: host({}), play: sees("Pay ¥36.00") });

/** The server makes the order. */
export const Preparing = meta.story({
  parameters: host({ orders: "never" }),
  play: taps("Pay ¥36.00", "Making your order…"),
});

/** Until the person is done in VVChat. */
export const Pending = meta.story({
  parameters: host({}, { outcomes: { pay: "silent" } }),
  play: taps("Pay ¥36.00", "Finish paying in VVChat."),
});

/** VVChat says paid; the server has not heard yet. */
export const Confirming = meta.story({
  parameters: host({}, { outcomes: { pay: "succeed" } }),
  play: taps("Pay ¥36.00", "Asking the shop whether it arrived…"),
});

export const Success = meta.story({
  parameters: host({ says: "paid" }, { outcomes: { pay: "succeed" } }),
  play: taps("Pay ¥36.00", "Paid. Your tea will be ready in ten minutes."),
});

/** The person stopped, and the server knows that nothing was paid. */
export const Cancelled = meta.story({
  parameters: host({}, { outcomes: { pay: "refuse" } }),
  play: taps("Pay ¥36.00", "Cancelled. Nothing was paid."),
});

export const Failed = meta.story({
  parameters: host({}, { outcomes: { pay: "fail" } }),
  play: taps("Pay ¥36.00", "That didn't work. You can pay again."),
});

/** VVChat did not answer: the server is asked. */
export const Timeout = meta.story({
  parameters: host({}, silentUntilDeadline("pay")),
  play: taps("Pay ¥36.00", "Asking the shop whether it arrived…"),
});

/** Nobody knows: it can be checked, and not paid again. */
export const Unknown = meta.story({
  parameters: host({ says: "error" }, { outcomes: { pay: "fail" } }),
  play: async (story) => {
    await taps("Pay ¥36.00", "Check payment")(story);
    await sees(/Don't pay again/)(story);
  },
});

export const NoHost = meta.story({
  parameters: host({}, noHost),
  play: taps("Pay ¥36.00", "Open this page in VVChat to pay."),
});
