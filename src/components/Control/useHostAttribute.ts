"use client";
import { type RefCallback, useMemo } from "react";
import type { VVChatClient } from "../../client/createClient.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";

function hostAttribute({ getState, subscribe }: VVChatClient): RefCallback<HTMLElement> {
  let stop: (() => void) | undefined;
  return (element) => {
    stop?.();
    const write = () => element?.setAttribute("data-host", getState().host ?? "none");
    write();
    stop = element ? subscribe(write) : undefined;
  };
}

/**
 * For an element's `ref`: keeps its `data-host` true to the connection, for the app's CSS. Past React, because a page
 * may have many controls, and none of them shows anything else of a host that comes up.
 */
export function useHostAttribute(): RefCallback<HTMLElement> {
  const { client } = useVVChatContext("a control");
  return useMemo(() => hostAttribute(client), [client]);
}
