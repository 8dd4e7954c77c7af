import type { Control } from "../control.js";
import { optionalText, readFields, text } from "../fields.js";
import { readMessage, readServer } from "./readMessage.js";

const base = "/emulator/weChat";

/** What a person and a developer do with WeChat, over HTTP. */
export const weChatControls: readonly [string, Control][] = [
  [
    `POST ${base}/allow`,
    async ({ weChat }, request) => {
      const fields = await readFields(request);
      const [appId, openId, nickname] = ["appId", "openId", "nickname"].map((name) => optionalText(fields, name));
      return { code: weChat.allow({ appId, scope: text(fields, "scope"), openId, nickname }) };
    },
  ],
  [
    `POST ${base}/hand`,
    async ({ weChat }, request) => {
      const fields = await readFields(request);
      weChat.hand({ openId: text(fields, "openId"), nickname: optionalText(fields, "nickname") });
      return {};
    },
  ],
  [
    `POST ${base}/pay`,
    async ({ weChat }, request) => {
      const fields = await readFields(request);
      const of = (name: string): string => text(fields, name, 2048);
      return weChat.pay({
        appId: of("appId"),
        timeStamp: of("timeStamp"),
        nonceStr: of("nonceStr"),
        package: of("package"),
        signType: of("signType"),
        paySign: of("paySign"),
      });
    },
  ],
  [`POST ${base}/message`, async ({ weChat }, request) => weChat.send(readMessage(await readFields(request)))],
  [`POST ${base}/check`, async ({ weChat }, request) => weChat.checkAddress(readServer(await readFields(request)))],
  [
    `GET ${base}/verify`,
    ({ weChat }, _, query) => {
      const of = (name: string): string => query.get(name) ?? "";
      return weChat.verify({
        appId: of("appId"),
        timestamp: of("timestamp"),
        nonceStr: of("nonceStr"),
        signature: of("signature"),
        url: of("url"),
      });
    },
  ],
  [`GET ${base}/requests`, ({ weChat }) => ({ requests: weChat.requests, issued: weChat.issued() })],
  [`GET ${base}/deliveries`, ({ weChat }) => ({ deliveries: weChat.deliveries })],
];
