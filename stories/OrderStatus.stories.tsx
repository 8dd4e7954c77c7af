import { expect, within } from "storybook/test";
import { OrderStatus, ShareButton } from "vvchat-react";
import preview from "../.storybook/preview";
import { payDefaults } from "./support/argTypes";
import { unopened } from "./support/bridges";
import { careMode, violetTheme } from "./support/frames";
import { host as hostOf, noHost, silentUntilDeadline } from "./support/host";
import { asTold, press, pressCard, showsCard, words } from "./support/phases";
import { type StoryServer, storyServer } from "./support/shopServer";
import type { VVChatStoryParameters } from "vvchat-react/testing";

const host = (server: StoryServer, options: VVChatStoryParameters = {}) =>
  hostOf({ api: storyServer(server), ...options });
const paying = (script: NonNullable<VVChatStoryParameters["script"]>) => host({}, { script });

const meta = preview.meta({
  component: OrderStatus,
  title: "Components/OrderStatus",
  argTypes: payDefaults,
  args: { outTradeNo: "T20261121-0008" },
  parameters: {
    docs: {
      description: {
        component: "How an order stands, for the page that one comes back to: asked of the merchant's server.",
      },
    },
  },
});

/** As high as the card's head, so that nothing jumps when the order is there. */
export const Loading = meta.story({
  parameters: host({ says: "nothing" }),
  play: asTold(async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole("status", { name: words("order.loading") })).toBeVisible();
  }),
});

/** The page has the code of an order, and nobody has asked for it yet. */
export const Idle = meta.story({
  parameters: host({}),
  args: { outTradeNo: undefined, imprestCode: "I1" },
  play: showsCard("idle", "order.unpaid", "order.unpaidHint"),
});

export const Unpaid = meta.story({
  parameters: host({}),
  play: showsCard("prepared", "order.unpaid", "order.unpaidHint"),
});

export const Paying = meta.story({
  parameters: paying((vvchat) => vvchat.on("pay").silent()),
  play: pressCard("paying", "order.unpaid", "pay.note.paying"),
});

export const Confirming = meta.story({
  parameters: paying((vvchat) => vvchat.on("pay").reply({ trade_no: "V1" })),
  play: pressCard("confirming", "order.confirming", "order.confirmingHint"),
});

/** VVChat did not answer: the server is asked. */
export const Timeout = meta.story({
  parameters: host({}, silentUntilDeadline("pay")),
  play: pressCard("confirming", "order.confirming", "order.confirmingHint"),
});

/** VVChat's answer could not be read: the server is asked. */
export const InvalidResponse = meta.story({
  parameters: paying((vvchat) => vvchat.on("pay").malformed()),
  play: pressCard("confirming", "order.confirming", "order.confirmingHint"),
});

/** There is no server to ask: the host's word, which is no proof. */
export const Unconfirmed = meta.story({
  args: { outTradeNo: undefined, imprestCode: "ip7Hq2" },
  parameters: hostOf({ script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) }),
  play: pressCard("unconfirmed", "order.unconfirmed", "pay.note.unconfirmed"),
});

export const Paid = meta.story({
  parameters: host({ says: "paid" }),
  play: showsCard("paid", "order.paid", "pay.note.paid"),
});

export const Cancelled = meta.story({
  parameters: paying((vvchat) => vvchat.on("pay").fail(400, "用户取消支付")),
  play: pressCard("cancelled", "order.unpaid", "pay.note.cancelled"),
});

export const Failed = meta.story({
  parameters: paying((vvchat) => vvchat.on("pay").fail()),
  play: pressCard("failed", "order.failed", "order.failedHint"),
});

/** The host failed, and the server is not reached. */
export const Unknown = meta.story({
  args: { outTradeNo: undefined, imprestCode: "I1" },
  parameters: host({ says: "error" }, { script: (vvchat) => vvchat.on("pay").fail() }),
  play: pressCard("unknown", "order.unknown", "order.unknownHint"),
});

/** In a phone's browser, VVChat did not open: a guess, so that it can be tried again. */
export const NotOpened = meta.story({
  parameters: host({}, { bridges: unopened() }),
  play: pressCard("paying", "order.unpaid", "error.not_opened"),
});

/** The server was not reached. Nothing is said about money. */
export const NetworkError = meta.story({
  parameters: host({ says: "error" }),
  play: showsCard("failed", "order.notFound", "order.notFoundHint"),
});

/** The server failed. */
export const ServerError = meta.story({
  parameters: host({ says: "failure" }),
  play: showsCard("failed", "order.notFound", "error.server"),
});

/** The server does not know who asks. */
export const Denied = meta.story({
  parameters: host({ says: "signIn" }),
  play: showsCard("failed", "order.notFound", "pay.note.denied"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({
  parameters: host({}),
  args: { outTradeNo: "" },
  play: showsCard("failed", "order.notFound", "error.invalid"),
});

/** The page is not in VVChat: the order can be seen. */
export const Unavailable = meta.story({
  parameters: host({ says: "paid" }, noHost),
  play: showsCard("paid", "order.paid", "pay.note.paid"),
});

/** Words of the app's own for what was bought. Long text wraps and is never cut. */
export const LongText = meta.story({
  args: { items: "招牌奶茶 × 2（少冰、三分糖、加珍珠和椰果），芋泥蛋糕 × 3，全年第二杯半价会员一份" },
  parameters: host({ says: "paid" }),
  play: showsCard("paid", "order.paid"),
});

/** `children` is what else one can do here; a function gets the payment. */
export const CustomRender = meta.story({
  args: {
    children: ({ phase }) => (phase === "paid" ? <ShareButton full title="两杯奶茶" /> : null),
  },
  parameters: host({ says: "paid" }, { outcomes: { share: "succeed" } }),
  play: asTold(async (story) => {
    await showsCard("paid", "order.paid")(story);
    await press(within(story.canvasElement).getByRole("button", { name: words("share.idle") }), story);
  }),
});

/** One accent to change. What is confirmed stays green. */
export const CustomTheme = meta.story({
  parameters: host({}),
  decorators: [violetTheme],
  play: showsCard("prepared", "order.unpaid"),
});

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...host({}), docs: { story: { inline: false, height: "560px" } } },
  play: showsCard("prepared", "order.unpaid"),
});
