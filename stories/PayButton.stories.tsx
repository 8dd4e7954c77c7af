import { PayButton, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { unopened, worksIn } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { storyServer } from "./support/shopServer";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: PayButton,
  title: "Components/PayButton",
  decorators: [withHost],
  args: { purchaseKey: "cart", order: { sku: "milk-tea", quantity: 2 }, amount: 3600 },
  parameters: {
    docs: {
      description: {
        component:
          "Takes a payment through to its end. Green is only what the merchant's server has confirmed; while that is unknown, it offers to check and never to pay again.",
      },
    },
  },
});

const host = (options: StoryHost) => ({ host: { api: storyServer(), ...options } });

export const Idle = meta.story({ parameters: host({}), play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** The merchant's server makes the order. */
export const Preparing = meta.story({
  parameters: host({ api: storyServer({ orders: "never" }) }),
  play: pressUntil("preparing"),
});

/** Until the person is done in VVChat. */
export const Paying = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").silent() }),
  play: pressUntil("paying"),
});

/** VVChat says paid; the merchant's server has not heard yet. */
export const Confirming = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) }),
  play: pressUntil("confirming"),
});

export const Paid = meta.story({
  parameters: host({
    api: storyServer({ says: "paid" }),
    script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }),
  }),
  play: pressUntil("paid"),
});

/** There is no server to ask: amber, and never green. */
export const Unconfirmed = meta.story({
  args: { purchaseKey: undefined, order: undefined, imprestCode: "I1" },
  parameters: host({ api: {}, script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) }),
  play: pressUntil("unconfirmed"),
});

/** The person stopped, and the server knows that nothing was paid. */
export const Cancelled = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").fail(400, "用户取消支付") }),
  play: pressUntil("cancelled", "cancelled"),
});

export const Failed = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").fail() }),
  play: pressUntil("failed", "failed"),
});

/** VVChat's answer could not be read: the server is asked. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").malformed() }),
  play: pressUntil("confirming", "invalid_response"),
});

/** VVChat did not answer: the server is asked. */
export const Timeout = meta.story({
  parameters: host({ timeouts: { interactive: 300 }, script: (vvchat) => vvchat.on("pay").silent() }),
  play: pressUntil("confirming", "timeout"),
});

/** Nobody knows whether it was paid: the button checks, and does not pay. */
export const Unknown = meta.story({
  parameters: host({ api: storyServer({ says: "error" }), script: (vvchat) => vvchat.on("pay").fail() }),
  play: pressUntil("unknown", "network"),
});

/** The server did not make the order. VVChat was never opened. */
export const ServerError = meta.story({
  parameters: host({ api: storyServer({ orders: "error" }) }),
  play: pressUntil("failed", "server"),
});

/** The server does not know who pays. */
export const Denied = meta.story({
  args: { onSignIn: () => {} },
  parameters: host({ api: storyServer({ orders: "signIn" }) }),
  play: pressUntil("denied", "denied"),
});

/** The page shows another amount than the order has. */
export const AnotherAmount = meta.story({
  args: { amount: 3500 },
  parameters: host({}),
  play: pressUntil("failed", "server"),
});

export const Unavailable = meta.story({
  parameters: host({ available: false }),
  play: showsPhase("unavailable", "unavailable"),
});

/** In a phone's browser VVChat opens in a tap alone, and the first one had to wait for the order. */
export const Prepared = meta.story({
  parameters: host({ bridge: unopened() }),
  play: pressUntil("prepared"),
});

/** VVChat did not open: a guess, so that the same payment can be opened again. */
export const NotOpened = meta.story({
  parameters: host({ bridge: unopened() }),
  play: async (story) => {
    await pressUntil("prepared")(story);
    await pressUntil("timeout", "not_opened")(story);
  },
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridge: unopened("https://example.com/vvchat") }),
  play: async (story) => {
    await pressUntil("prepared")(story);
    await pressUntil("timeout", "not_opened")(story);
  },
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host({ bridge: worksIn("browser") }),
  play: showsPhase("unavailable", "unavailable"),
});

export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("pay") }),
  play: showsPhase("unsupported", "unsupported"),
});

export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: showsPhase("failed", "script_failed"),
});

/** A mistake in the code: the console says which. */
export const Invalid = meta.story({
  args: { amount: -1 },
  parameters: host({}),
  play: pressUntil("failed", "invalid"),
});

export const Disabled = meta.story({
  args: { disabled: true },
  parameters: host({}),
  play: showsPhase("disabled"),
});

/** As wide as its words. */
export const Narrow = meta.story({ args: { full: false, size: "md" }, parameters: host({}) });
