"use client";
import type { ComponentPropsWithoutRef, CSSProperties, JSX } from "react";

const bar = (width: string, height: number, margin: string): CSSProperties => ({ width, height, margin });

/** As high as the card's head, so that nothing jumps when the order is there. */
export function OrderSkeleton({ label, ...rest }: ComponentPropsWithoutRef<"div"> & { label: string }): JSX.Element {
  return (
    <div {...rest} aria-busy="true" role="status" aria-label={label}>
      <div className="vv-badge vv-skeleton" />
      <div className="vv-skeleton" style={bar("50%", 22, "0 auto 8px")} />
      <div className="vv-skeleton" style={bar("70%", 16, "0 auto")} />
      <div className="vv-skeleton" style={bar("40%", 36, "16px auto 0")} />
    </div>
  );
}
