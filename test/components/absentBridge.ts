import type { Bridge } from "../../src/index.js";

/** A host that never shows itself, within the time of a test. Others are made of it. */
export const absent: Bridge = {
  name: "absent",
  detect: () => "maybe",
  connect: () => {},
  supports: () => "yes",
  send: () => {},
};
