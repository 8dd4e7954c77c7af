import type { ReplySource } from "./script.js";

/** How the app ends calls of one method, in its own names. */
export interface MethodEnds {
  /** As after a person's consent. */
  readonly succeed: ReplySource;
  /** The person did not want to. */
  readonly refuse: object;
  readonly fail: (code: number | string, text: string) => object;
}

/** Only `auth` has a number for it. Of the others the words alone tell it from what failed. */
const refusals: ReadonlyMap<string, object> = new Map<string, object>([
  ["auth", { err_code: 1, err_msg: "用户拒绝授权" }],
  ["pay", { err_code: 400, err_msg: "用户取消支付" }],
  ["selectSession", { err_code: 400, err_msg: "用户取消选择" }],
  // The method has a shape of its own: what failed arrives as a success, but for its number.
  ["share", { code: 400, err_msg: "用户取消分享" }],
]);

/** @param succeed - what the method gives */
export function endsOf(method: string, succeed: ReplySource): MethodEnds {
  const fail: MethodEnds["fail"] = (code, text) =>
    method === "share" ? { code, err_msg: text } : { err_code: code, err_msg: text };
  return { succeed, refuse: refusals.get(method) ?? fail(400, "失败"), fail };
}
