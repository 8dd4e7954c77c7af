/** The attribute by which the page knows its frame. */
export const frameMark = "data-vv-frame";
