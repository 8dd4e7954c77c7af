import { useEffect } from "react";
import { type User, useUser, useVVChat } from "vvchat-react";

/** What the shop's server tells of a user beside the kit's own. */
interface ShopUser extends User {
  host?: "vvchat" | "wechat";
}

/**
 * Signs out whoever came by the other app: an order of theirs could not be paid here. On phones each app has cookies of its
 * own; the simulator is both apps in one browser.
 */
export function useOneHost(): void {
  const { host } = useVVChat();
  const { data: user, logout } = useUser<ShopUser>();
  const { mutate } = logout;
  const isStranger = host !== null && !!user?.host && (user.host === "wechat") !== (host === "wechat");
  useEffect(() => {
    if (isStranger) mutate();
  }, [isStranger, mutate]);
}
