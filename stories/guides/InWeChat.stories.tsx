import { expect, within } from "storybook/test";
import {
  ContactButton,
  HostGate,
  LoginButton,
  PayButton,
  SendMessageButton,
  SessionPicker,
  ShareButton,
} from "vvchat-react";
import preview from "../../.storybook/preview";
import { host } from "../support/host";
import { onScreen } from "../support/onScreen";
import { asTold, press, pressUntil, showsPhase } from "../support/phases";
import { sees, taps } from "../support/sees";
import { AddPicture } from "./parts/AddPicture";
import { inWeChat, weChatShop } from "./parts/weChatPage";

/** What people see in WeChat. Shown in the guide. */
const meta = preview.meta({
  title: "Guides/Live in WeChat",
  tags: ["!dev", "!autodocs"],
  parameters: host({ bridges: inWeChat(), api: weChatShop() }),
});

/** It says WeChat where the kit says VVChat elsewhere. */
export const SignIn = meta.story({ render: () => <LoginButton />, play: sees(/^(用微信登录|Sign in with WeChat)$/) });

/** While WeChat's own page opens. */
export const SigningIn = meta.story({
  render: () => <LoginButton />,
  play: asTold(async (story) => {
    await pressUntil("pending")(story);
    await sees(/^(请在微信里点允许。|Tap Allow in WeChat\.)$/)(story);
  }),
});

export const Pay = meta.story({
  render: () => <PayButton purchaseKey="cart-17" order={{ sku: "milk-tea", quantity: 2 }} amount={3600} />,
  play: pressUntil("paid", undefined, "pay.note.paid"),
});

/** The card waits in WeChat's menu until the person sends it. */
export const CardReady = meta.story({
  render: () => <ShareButton title="两杯奶茶" url="/tea/2" />,
  play: pressUntil("prepared", undefined, "share.note.prepared"),
});

/** WeChat has no such thing, and says so where the button is. */
export const Contact = meta.story({
  render: () => <ContactButton openId="xd8wjr9jr02kjf823jse94kio8" />,
  play: showsPhase("unavailable", "unavailable"),
});

export const Chats = meta.story({ render: () => <SessionPicker />, play: showsPhase("unavailable", "unavailable") });

export const Message = meta.story({
  render: () => (
    <SendMessageButton content="两杯奶茶，14:30 取" session={{ sessionId: "8f2c", sessionType: "group" }} />
  ),
  play: pressUntil("unavailable", "unavailable"),
});

/** A whole page that needs a chat. */
export const Gate = meta.story({
  render: () => <HostGate requires={["selectSession"]}>…</HostGate>,
  play: asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole("heading")).toBeVisible();
  }),
});

/** A function of WeChat's own, by hand. */
export const Picture = meta.story({
  decorators: [onScreen],
  render: () => <AddPicture />,
  play: asTold(async (story) => {
    const canvas = within(story.canvasElement);
    await press(await canvas.findByRole("button", { name: "Add a picture" }), story);
    await expect(await canvas.findByRole("img", { name: "Your picture" }, { timeout: 3000 })).toBeVisible();
  }),
});

/** The account lacks the permission, or the signature is wrong. */
export const PictureFailed = meta.story({
  decorators: [onScreen],
  parameters: host({ bridges: inWeChat({ preVerifyJSAPI: "fail invalid signature" }), api: weChatShop() }),
  render: () => <AddPicture />,
  play: taps("Add a picture", "That didn't work. Try again."),
});

/** The person closed the album. They know what they did: nothing is said. */
export const PictureCancelled = meta.story({
  decorators: [onScreen],
  parameters: host({ bridges: inWeChat({ chooseImage: "cancel" }), api: weChatShop() }),
  render: () => <AddPicture />,
  play: taps("Add a picture", "Add a picture"),
});
