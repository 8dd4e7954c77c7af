import type { JSX } from "react";
import type { ControlButtonProps } from "vvchat-react";

/** A button of an app's own, for `render`. */
export function RoundButton({ className: _className, ...props }: ControlButtonProps): JSX.Element {
  return (
    <button
      {...props}
      style={{
        minHeight: 44,
        padding: "0 24px",
        border: "2px solid",
        borderRadius: 99,
        background: "transparent",
        color: "inherit",
        font: "600 16px var(--vv-font)",
      }}
    />
  );
}
