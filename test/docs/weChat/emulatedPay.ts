import type { WeChatPay, WeChatPayParameters } from "vvchat-react/server";

/** WeChat Pay of the emulator, e.g. at `"http://127.0.0.1:4100"`. */
export function emulatedPay(emulator: string): WeChatPay {
  async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
    const answer = await fetch(`${emulator}/emulator/weChat/${path}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Answer;
  }
  return {
    prepare: ({ appId, openId, outTradeNo, amount, title }) =>
      ask<WeChatPayParameters>("prepay", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ appId, openId, outTradeNo, amount, title }),
      }),
    async status({ appId, outTradeNo }) {
      const query = new URLSearchParams({ appId, outTradeNo });
      const { transactionId, amount } = await ask<{ transactionId?: string; amount: number }>(`payment?${query}`);
      return transactionId === undefined ? { paid: false } : { paid: true, transactionId, amount };
    },
  };
}
