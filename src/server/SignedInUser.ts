import type { PlatformUser } from "./platform/PlatformClient.js";

/** Who is signed in. */
export interface SignedInUser extends PlatformUser {
  /** Whose open id `openId` is. The same letters from another host are somebody else. */
  host: "vvchat" | "wechat";
  /** WeChat's: the same user's in all accounts that are bound to one Open Platform account. */
  unionId?: string | undefined;
}
