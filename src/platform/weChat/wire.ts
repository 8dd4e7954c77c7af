// What goes over the wire between an account's server and WeChat. snake_case, as there.

/** The paths, below `https://api.weixin.qq.com`. */
export const weChatPaths = {
  /** The account's token: the same one again until shortly before its end. */
  stableToken: "/cgi-bin/stable_token",
  /** The account's token as it was before: each fetch ends the one before. */
  classicToken: "/cgi-bin/token",
  ticket: "/cgi-bin/ticket/getticket",
  code: "/sns/oauth2/access_token",
  refresh: "/sns/oauth2/refresh_token",
  userInfo: "/sns/userinfo",
} as const;
