import { expect, userEvent, waitFor, within } from "storybook/test";
import { OrderStatus } from "vvchat-react";
import preview from "../.storybook/preview";
import { type StoryServer, storyServer } from "./support/shopServer";
import { type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: OrderStatus,
  title: "Components/OrderStatus",
  decorators: [withHost],
  args: { outTradeNo: "T20261121-0008" },
  parameters: {
    docs: {
      description: {
        component: "How an order stands, for the page that one comes back to: asked of the merchant's server.",
      },
    },
  },
});

const host = (server: StoryServer, script?: StoryHost["script"]) => ({
  host: { api: storyServer(server), script },
});

const shows =
  (phase: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const card = () => canvasElement.querySelector<HTMLElement>(".vv-card");
    await waitFor(() => expect(card()?.dataset.phase).toBe(phase), { timeout: 3000 });
  };

const pressUntil =
  (phase: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    await userEvent.click(await within(canvasElement).findByRole("button"));
    await shows(phase)({ canvasElement });
  };

export const Loading = meta.story({ parameters: host({ says: "nothing" }) });

export const Unpaid = meta.story({ parameters: host({}), play: shows("prepared") });

export const Paying = meta.story({
  parameters: host({}, (vvchat) => vvchat.on("pay").silent()),
  play: pressUntil("paying"),
});

export const Confirming = meta.story({
  parameters: host({}, (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" })),
  play: pressUntil("confirming"),
});

/** There is no server to ask: the host's word, which is no proof. */
export const Unconfirmed = meta.story({
  args: { outTradeNo: undefined, imprestCode: "ip7Hq2" },
  parameters: { host: { script: (vvchat) => vvchat.on("pay").reply({ trade_no: "V1" }) } satisfies StoryHost },
  play: pressUntil("unconfirmed"),
});

export const Paid = meta.story({ parameters: host({ says: "paid" }), play: shows("paid") });

export const Cancelled = meta.story({
  parameters: host({}, (vvchat) => vvchat.on("pay").fail(400, "用户取消支付")),
  play: pressUntil("cancelled"),
});

export const Failed = meta.story({
  parameters: host({}, (vvchat) => vvchat.on("pay").fail()),
  play: pressUntil("failed"),
});

/** The host failed, and the server is not reached. */
export const Unknown = meta.story({
  args: { outTradeNo: undefined, imprestCode: "I1" },
  parameters: host({ says: "error" }, (vvchat) => vvchat.on("pay").fail()),
  play: pressUntil("unknown"),
});

/** The order could not be read. Nothing is said about money. */
export const NotFound = meta.story({ parameters: host({ says: "error" }), play: shows("failed") });
