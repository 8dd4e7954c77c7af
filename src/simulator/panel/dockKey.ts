import type { Control } from "./control.js";

/** By which the page in the phone finds the panel beside it. Shared by two copies of the package. */
export const dockKey: unique symbol = Symbol.for("vvchat-react.dock");

declare global {
  interface Element {
    /** Hands over the control of the page that is in the frame; nothing while it is loaded anew. */
    [dockKey]?: (control: Control | undefined) => void;
  }
}
