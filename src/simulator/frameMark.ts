/** The attribute by which the page knows its frame. */
export const frameMark = "data-vv-frame";

/** A window with room for a phone, and a panel beside it. */
export const wideWindow = "(min-width: 768px)";
