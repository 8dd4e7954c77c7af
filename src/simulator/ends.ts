import type { CallParams, MethodScript } from "../testing/engine/script.js";

/** What a person can make of an `auth` call. */
export type AuthEnd = "allow" | "refuse" | "stop" | "fail" | "silence" | "malformed" | "twice";

/**
 * How the app answers then. Its documents know one answer to `auth` that is no consent, a non-zero `err_code`, and no
 * number of its own for a person who refused or closed the sheet. So 1 is made up; 400 is theirs, for what failed.
 */
export const authEnds: Readonly<
  Record<AuthEnd, (script: MethodScript, allow: (params: CallParams) => object) => MethodScript>
> = {
  allow: (script, allow) => script.reply(allow),
  refuse: (script) => script.fail(1, "用户拒绝授权"),
  stop: (script) => script.fail(1, "用户取消授权"),
  fail: (script) => script.fail(),
  silence: (script) => script.silent(),
  malformed: (script) => script.malformed(),
  twice: (script, allow) => script.twice(allow),
};
