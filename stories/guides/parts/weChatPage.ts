import type { Bridge, Order, VVChatApi } from "vvchat-react";
import { type WeChatWindow, weChatBridge } from "vvchat-react/wechat";
import { storyServer } from "../../support/shopServer";

/** A cup of tea, as base64: what the camera took. */
function picture(): string {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [240, 160];
  const pen = canvas.getContext("2d");
  if (!pen) return "";
  const fill = (colour: string, draw: () => void) => {
    pen.beginPath();
    draw();
    pen.fillStyle = colour;
    pen.fill();
  };
  fill("#cfe3dc", () => {
    pen.rect(0, 0, 240, 160);
  });
  fill("#ffffff", () => {
    pen.ellipse(120, 88, 70, 56, 0, 0, 7);
  });
  fill("#b07a3c", () => {
    pen.ellipse(120, 84, 56, 42, 0, 0, 7);
  });
  return canvas.toDataURL("image/png").replace(/^.*,/, "");
}

/** What WeChat on Android says to each of its functions, beside "ok". */
const says: Readonly<Record<string, () => object>> = {
  chooseImage: () => ({ localIds: JSON.stringify(["weixin://resourceid/1"]), sourceType: "camera" }),
  getLocalImgData: () => ({ localData: picture() }),
};

/**
 * A page in WeChat. Where it leaves for WeChat's own page, it stays.
 *
 * @param ends - how functions end, by their wire names: `"cancel"`. Default: well
 */
export const inWeChat =
  (ends: Readonly<Record<string, string>> = {}): (() => Bridge[]) =>
  () => {
    const { origin, href } = location;
    const window: WeChatWindow = {
      navigator: { userAgent: "Mozilla/5.0 (Linux; Android 14; wv) Mobile Safari/537.36 MicroMessenger/8.0.50" },
      location: { origin, href },
      document,
      addEventListener: () => {},
      removeEventListener: () => {},
      WeixinJSBridge: {
        invoke(name, _params, answer) {
          setTimeout(() => {
            answer({ ...says[name]?.(), err_msg: `${name}:${ends[name] ?? "ok"}` });
          }, 50);
        },
        on: () => {},
      },
    };
    return [weChatBridge({ appId: "wx0123456789abcdef", window })];
  };

/** A shop whose orders are WeChat's, and who signs for its pages. */
export function weChatShop(): VVChatApi {
  const shop = storyServer({ says: "paid" });
  const parameters = {
    appId: "wx0123456789abcdef",
    timeStamp: "1795244400",
    nonceStr: "8f2c7Hq2",
    package: "prepay_id=wx26112221580621e9",
    signType: "RSA",
    paySign: "by the story",
  };
  const ofWeChat = async (order: Promise<Order> | undefined): Promise<Order> => {
    if (!order) throw new Error("The story's server has no orders");
    return { ...(await order), imprestCode: JSON.stringify(parameters) };
  };
  return {
    exchange: () => Promise.resolve({ openId: "o-1", nickname: "小竹" }),
    createOrder: (...request) => ofWeChat(shop.createOrder?.(...request)),
    orderStatus: (...query) => ofWeChat(shop.orderStatus?.(...query)),
    weChatSignature: () =>
      Promise.resolve({
        appId: parameters.appId,
        timestamp: 1795244400,
        nonceStr: "8f2c7Hq2",
        signature: "by the story",
      }),
  };
}
