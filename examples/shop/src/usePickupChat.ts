import { useState } from "react";
import type { Session } from "vvchat-react";
import { kept } from "./kept.js";

const isChats = (value: unknown): value is Record<string, Session> => typeof value === "object" && value !== null;
// In the place of the shop's server, which would keep it with the order and write there when the tea is ready.
const chats = kept(localStorage, "half-day-tea.chats", isChats);

/** The chat that was chosen for an order, if any. */
export function usePickupChat(outTradeNo: string) {
  const [chat, setChat] = useState(() => chats.read()?.[outTradeNo]);
  const choose = (next: Session) => {
    chats.write({ ...chats.read(), [outTradeNo]: next });
    setChat(next);
  };
  return [chat, choose] as const;
}
