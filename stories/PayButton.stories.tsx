import { PayButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { buttonDefaults, payButtonDefaults, payDefaults } from "./support/argTypes";
import { olderApp, throwing, unopened } from "./support/bridges";
import { careMode, inFrame, narrow, violetTheme } from "./support/frames";
import { connecting, host as hostOf, noHost, otherApp, scriptFailed, silentUntilDeadline } from "./support/host";
import { asTold, enterUntil, pressBothUntil, pressUntil, showsPhase } from "./support/phases";
import { RoundButton } from "./support/RoundButton";
import { storyServer } from "./support/shopServer";
import type { VVChatStoryParameters } from "vvchat-react/testing";

const host = (options: VVChatStoryParameters) => hostOf({ api: storyServer(), ...options });

const meta = preview.meta({
  component: PayButton,
  title: "Components/PayButton",
  argTypes: { ...buttonDefaults, ...payButtonDefaults, ...payDefaults },
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

export const Idle = meta.story({ parameters: host({}), play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsPhase("connecting", undefined, "connecting"),
});

/** The merchant's server makes the order. */
export const Preparing = meta.story({
  parameters: host({ api: storyServer({ orders: "never" }) }),
  play: pressUntil("preparing", undefined, "pay.note.preparing"),
});

/** Until the person is done in VVChat. */
export const Paying = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").silent() }),
  play: pressUntil("paying", undefined, "pay.note.paying"),
});

/** VVChat says paid; the merchant's server has not heard yet. */
export const Confirming = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) }),
  play: pressUntil("confirming", undefined, "pay.note.confirming"),
});

export const Paid = meta.story({
  parameters: host({
    api: storyServer({ says: "paid" }),
    script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }),
  }),
  play: pressUntil("paid", undefined, "pay.note.paid"),
});

/** With the keyboard alone. The focus stays on the button. */
export const Keyboard = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").silent() }),
  play: enterUntil("paying", undefined, "pay.note.paying"),
});

/** There is no server to ask: amber, and never green. */
export const Unconfirmed = meta.story({
  args: { purchaseKey: undefined, order: undefined, imprestCode: "I1" },
  parameters: host({ api: {}, script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) }),
  play: pressUntil("unconfirmed", undefined, "pay.note.unconfirmed"),
});

/** The person stopped, and the server knows that nothing was paid. */
export const Cancelled = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").fail(400, "用户取消支付") }),
  play: pressUntil("cancelled", "cancelled", "pay.note.cancelled"),
});

export const Failed = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").fail() }),
  play: pressUntil("failed", "failed", "pay.note.failed"),
});

/** VVChat's answer could not be read: the server is asked. */
export const InvalidResponse = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").malformed() }),
  play: pressUntil("confirming", "invalid_response", "pay.note.confirming"),
});

/** VVChat did not answer: the server is asked. */
export const Timeout = meta.story({
  parameters: host(silentUntilDeadline("pay")),
  play: pressUntil("confirming", "timeout", "pay.note.confirming"),
});

/** The host's own script threw. It may have the payment all the same: the server is asked. */
export const Thrown = meta.story({
  parameters: host({ bridges: throwing }),
  play: pressUntil("confirming", "failed", "pay.note.confirming"),
});

/** Nobody knows whether it was paid: the button checks, and does not pay. */
export const Unknown = meta.story({
  parameters: host({ api: storyServer({ says: "error" }), script: (vvchat) => vvchat.on("pay").fail() }),
  play: pressUntil("unknown", "network", "pay.note.unknown"),
});

/** The server did not make the order. VVChat was never opened. */
export const ServerError = meta.story({
  parameters: host({ api: storyServer({ orders: "error" }) }),
  play: pressUntil("failed", "server", "pay.note.notOrdered"),
});

/** The server was not reached. VVChat was never opened. */
export const NetworkError = meta.story({
  parameters: host({ api: storyServer({ orders: "offline" }) }),
  play: pressUntil("failed", "network", "pay.note.notOrdered"),
});

/** The server does not know who pays. */
export const Denied = meta.story({
  args: { onSignIn: () => {} },
  parameters: host({ api: storyServer({ orders: "signIn" }) }),
  play: pressUntil("denied", "denied", "pay.note.denied"),
});

/** The page shows another amount than the order has. */
export const AnotherAmount = meta.story({
  parameters: host({}),
  args: { amount: 3500 },
  play: pressUntil("failed", "server", "pay.note.notOrdered"),
});

/** Another sheet was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").silent() }),
  render: () => (
    <div style={{ display: "grid", gap: 16 }}>
      <PayButton imprestCode="I1" amount={3600} />
      <PayButton imprestCode="I2" amount={1800} />
    </div>
  ),
  play: pressBothUntil("busy", "busy", "error.busy"),
});

export const Unavailable = meta.story({
  parameters: host(noHost),
  play: showsPhase("unavailable", "unavailable", "pay.note.unavailable"),
});

/** In a phone's browser VVChat opens in a tap alone, and the first one had to wait for the order. */
export const Prepared = meta.story({
  parameters: host({ bridges: unopened() }),
  play: pressUntil("prepared", undefined, "pay.note.prepared"),
});

/** VVChat did not open: a guess, so that the same payment can be opened again. */
export const NotOpened = meta.story({
  parameters: host({ bridges: unopened() }),
  play: asTold(async (story) => {
    await pressUntil("prepared")(story);
    await pressUntil("timeout", "not_opened", "error.not_opened")(story);
  }),
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridges: unopened("https://example.com/vvchat") }),
  play: asTold(async (story) => {
    await pressUntil("prepared")(story);
    await pressUntil("timeout", "not_opened", "error.not_opened")(story);
  }),
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host(otherApp),
  play: showsPhase("unavailable", "unavailable", "note.browser"),
});

export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("pay") }),
  play: showsPhase("unsupported", "unsupported", "pay.note.unsupported"),
});

export const ScriptFailed = meta.story({
  parameters: host(scriptFailed),
  play: showsPhase("failed", "script_failed", "error.script_failed"),
});

/** A mistake in the code: the console says which. */
export const Invalid = meta.story({
  parameters: host({}),
  args: { amount: -1 },
  play: pressUntil("failed", "invalid", "error.invalid"),
});

export const Disabled = meta.story({ parameters: host({}), args: { disabled: true }, play: showsPhase("disabled") });

/** As wide as its words. */
export const Narrow = meta.story({ parameters: host({}), args: { full: false, size: "md" } });

/** Long text wraps and is never cut, nor is a large amount. */
export const LongText = meta.story({
  parameters: host({}),
  args: { amount: 1_288_800, children: "支付 ¥12,888.00 购买全年第二杯半价会员和每周一次的送货" },
  decorators: [narrow],
});

/** `render` puts a button of the app's own in its place. The note stays. */
export const CustomRender = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("pay").fail() }),
  args: { render: (props) => <RoundButton {...props} /> },
  play: pressUntil("failed", "failed", "pay.note.failed"),
});

/** One accent to change. What is confirmed stays green. */
export const CustomTheme = meta.story({ parameters: host({}), decorators: [violetTheme] });

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, ...host({ script: (vvchat) => vvchat.on("pay").fail() }) },
  play: pressUntil("failed", "failed", "pay.note.failed"),
});
