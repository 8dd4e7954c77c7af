"use client";
import { useEffect } from "react";
import type { ShareCall, ShareCallbacks } from "../../hooks/shareCall.js";
import { useBrowserLayoutEffect } from "../../hooks/useLatest.js";
import { lingerMs } from "../Control/useLinger.js";

/** What a button needs once it was pressed, and a thousand idle ones do not: it draws nothing. */
export function ShareCallWatch(
  props: ShareCallbacks & { call: ShareCall; show: (news: { call: undefined }) => void },
): null {
  const { call, show, onSuccess, onError } = props;
  useBrowserLayoutEffect(() => {
    call.tell({ onSuccess, onError });
  }, [call, onSuccess, onError]);
  // What was prepared is sent by the host's menu, however long that takes.
  const over = !!call.data?.handedOff;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => {
      show({ call: undefined });
    }, lingerMs);
    return () => {
      clearTimeout(timer);
    };
  }, [over, show]);
  return null;
}
