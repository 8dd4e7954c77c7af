import { createSign, randomUUID } from "node:crypto";
import type { WeChatPay } from "vvchat-react/server";

/** Your merchant's number, its certificate's serial number and private key, and where your server is. */
export interface Merchant {
  mchid: string;
  serial: string;
  privateKey: string;
  notifyUrl: string;
}

export function weChatPay({ mchid, serial, privateKey, notifyUrl }: Merchant): WeChatPay {
  const sign = (...lines: readonly string[]) =>
    createSign("RSA-SHA256")
      .update(lines.map((line) => `${line}\n`).join(""))
      .sign(privateKey, "base64");
  const stamp = () => [String(Math.floor(Date.now() / 1000)), randomUUID().replaceAll("-", "")] as const;

  async function ask(path: string, signal: AbortSignal, order?: object) {
    const [method, body] = order ? ["POST", JSON.stringify(order)] : ["GET", ""];
    const [time, nonce] = stamp();
    const signature = sign(method, path, time, nonce, body);
    const token = `mchid="${mchid}",serial_no="${serial}",timestamp="${time}",nonce_str="${nonce}",signature="${signature}"`;
    const answer = await fetch(`https://api.mch.weixin.qq.com${path}`, {
      method,
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        authorization: `WECHATPAY2-SHA256-RSA2048 ${token}`,
      },
      ...(order && { body }),
      signal,
    });
    if (!answer.ok) throw new Error(`WeChat Pay, ${path}: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as Record<string, string> & { amount?: { total: number }; payer?: { openid: string } };
  }

  return {
    async prepare({ outTradeNo, amount, title, appId, openId, expiresAt }, { signal }) {
      const { prepay_id = "" } = await ask("/v3/pay/transactions/jsapi", signal, {
        ...{ appid: appId, mchid, description: title.slice(0, 127), out_trade_no: outTradeNo },
        ...{ notify_url: `${notifyUrl}/${outTradeNo}`, amount: { total: amount }, payer: { openid: openId } },
        // In China's time, without milliseconds.
        time_expire: `${new Date(expiresAt.getTime() + 28_800_000).toISOString().slice(0, 19)}+08:00`,
      });
      const [timeStamp, nonceStr] = stamp();
      const prepay = `prepay_id=${prepay_id}`;
      const paySign = sign(appId, timeStamp, nonceStr, prepay);
      return { appId, timeStamp, nonceStr, package: prepay, signType: "RSA", paySign };
    },

    async status({ outTradeNo }, { signal }) {
      const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchid}`;
      const { trade_state, transaction_id = "", success_time = "", amount, payer } = await ask(path, signal);
      if (trade_state !== "SUCCESS") return { paid: false };
      return {
        ...{ paid: true, transactionId: transaction_id, paidAt: new Date(success_time) },
        ...{ amount: amount?.total, payerOpenId: payer?.openid },
      };
    },
  };
}
