"use client";
import { type RefObject } from "react";
import { useBrowserLayoutEffect } from "../../hooks/useLatest.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";

/**
 * Keeps `data-host` of an element true to the connection, for the app's CSS. Past React, because a page may have a
 * thousand controls, and none of them shows anything else of a host that comes up.
 */
export function useHostAttribute(ref: RefObject<HTMLElement | null>): void {
  const { client } = useVVChatContext("a control");
  useBrowserLayoutEffect(() => {
    const write = () => ref.current?.setAttribute("data-host", client.getState().host ?? "none");
    write();
    return client.subscribe(write);
  }, [client, ref]);
}
