"use client";
import { useEffect } from "react";
import type { ShareCall, ShareCallbacks, Show } from "../../hooks/shareCall.js";
import { useBrowserLayoutEffect } from "../../hooks/useLatest.js";
import { lingerMs } from "../Control/useLinger.js";

/** What a button needs once it was pressed, and a thousand idle ones do not: it draws nothing. */
export function ShareCallWatch(props: ShareCallbacks & { call: ShareCall; card: string; show: Show }): null {
  const { call, card, show, onSuccess, onError } = props;
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
  useEffect(() => {
    // What is in the menu is another card than the button's.
    if (call.data?.prepared && call.card !== card) show({ call: undefined });
  }, [call, card, show]);
  return null;
}
