import { useSyncExternalStore } from "react";

const prefix = "#/orders/";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => {
    window.removeEventListener("hashchange", listener);
  };
}

/** The order that the address shows, if any: a router would do this. */
export function useOrderNumber(): string | undefined {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
}

export function showOrder(outTradeNo: string | undefined): void {
  location.hash = outTradeNo === undefined ? "" : prefix + encodeURIComponent(outTradeNo);
}
