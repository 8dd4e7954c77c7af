import type { SignedInUser } from "../SignedInUser.js";
import type { OrderRecord } from "./OrderRecord.js";

type Owner = Pick<OrderRecord, "openId" | "host">;

/** Whose an order becomes. VVChat's users are kept as they were before there was another host. */
export function ownerOf({ openId, host }: SignedInUser): Owner {
  return host === "wechat" ? { openId, host } : { openId };
}

/** Whether an order is this user's. The same open id of another host is somebody else's. */
export function isOwner({ openId, host }: Owner, user: SignedInUser): boolean {
  return openId === user.openId && (host ?? "vvchat") === user.host;
}
