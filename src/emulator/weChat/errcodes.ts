import { randomText } from "./random.js";

/** What WeChat refuses with, and its words for it. */
const words = {
  "-1": "system error",
  "40001": "invalid credential, access_token is invalid or not latest",
  "40002": "invalid grant_type",
  "40003": "invalid openid",
  "40013": "invalid appid",
  "40014": "invalid access_token",
  "40029": "invalid code",
  "40030": "invalid refresh_token",
  "40097": "invalid args",
  "40125": "invalid appsecret",
  "40163": "code been used",
  "40164": "invalid ip 203.0.113.7, not in whitelist",
  "40243": "appsecret is frozen",
  "41001": "access_token missing",
  "41002": "appid missing",
  "41003": "refresh_token missing",
  "41004": "appsecret missing",
  "41008": "missing code",
  "41009": "missing openid",
  "42001": "access_token expired",
  "42002": "refresh_token expired",
  "42003": "code expired",
  "42007": "access_token and refresh_token exception: the user has changed the password",
  "43001": "require GET method",
  "43002": "require POST method",
  "45009": "reach max api daily quota limit",
  "45011": "api minute-quota reach limit, must slower, retry next minute",
  "47001": "data format error",
  "48001": "api unauthorized",
} as const;

export type WeChatErrcode = keyof typeof words;

/** What WeChat's API does not do, by its number. */
export class WeChatRefusal extends Error {
  override readonly name = "WeChatRefusal";
  readonly errcode: WeChatErrcode;

  constructor(errcode: WeChatErrcode) {
    super(words[errcode]);
    this.errcode = errcode;
  }
}

export function deny(errcode: WeChatErrcode): never {
  throw new WeChatRefusal(errcode);
}

/** The body of a refusal. What follows `rid` is another one each time. */
export function errorBody(errcode: WeChatErrcode): { errcode: number; errmsg: string } {
  const rid = [8, 8, 8].map((length) => randomText(length).toLowerCase()).join("-");
  return { errcode: Number(errcode), errmsg: `${words[errcode]} rid: ${rid}` };
}
