import type { WeChatPay, WeChatPayParameters } from "vvchat-react/server";

/** WeChat Pay of the emulator, e.g. at `"http://127.0.0.1:4100"`. A shop that goes live asks WeChat Pay's own API here. */
export function emulatedPay(emulator: string): WeChatPay {
  async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${emulator}/emulator/weChat/${path}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Answer;
  }
  return {
    prepare: ({ appId, openId, outTradeNo, amount, title }, { signal }) =>
      ask<WeChatPayParameters>("prepay", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ appId, openId, outTradeNo, amount, title }),
        signal,
      }),
    async status({ appId, outTradeNo }, { signal }) {
      const path = `payment?${new URLSearchParams({ appId, outTradeNo }).toString()}`;
      const { transactionId, amount } = await ask<{ transactionId?: string; amount: number }>(path, { signal });
      return transactionId === undefined ? { paid: false } : { paid: true, transactionId, amount };
    },
  };
}
