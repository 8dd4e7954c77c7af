"use client";
import { useEffect } from "react";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { useCopyLink } from "../useCopyLink.js";
import { type CallNews, callNote } from "./callNote.js";
import type { ControlModel } from "./Control.js";

/** What happened, and the one thing to do about it: for a control that makes one host call by `press`. */
export function useCallNote({
  press,
  ...news
}: CallNews & { press: () => void }): Pick<ControlModel<unknown>, "note" | "action" | "errorCode" | "onPress"> {
  const { client } = useVVChatContext("a control");
  const { said, copy } = useCopyLink();
  const { error } = news;
  useEffect(() => {
    // A mistake of the developer's: the person is told that it cannot be used, the console says why.
    if (error?.code === "invalid") console.error(error);
  }, [error]);

  // Where a bridge broke, pressing looks for a host again; the call waits for it.
  const onPress = () => {
    client.retry();
    press();
  };
  return { ...callNote(news, { client, onPress, copy, said }), onPress };
}
