import type { Bridge, Remedy } from "vvchat-react";
import { neverUp, olderApp } from "./withHost";

/** A phone's browser in which VVChat does not open. */
export const unopened = (downloadUrl?: string) => (): Bridge => ({
  ...olderApp()(),
  name: "deeplink",
  leaves: true,
  downloadUrl,
  send: (_method, _params, answer) => {
    answer({ kind: "ended", code: "not_opened", problem: "The page stayed in view" });
  },
});

/** No host, and a bridge that knows where the page would work. */
export const worksIn = (place: Remedy) => (): Bridge => ({ ...neverUp(), detect: () => "no", remedy: () => place });

/** A phone's browser, which has no links for these methods: VVChat has them. */
export const phoneWithout =
  (...methods: string[]) =>
  (): Bridge => ({
    ...olderApp(...methods)(),
    name: "deeplink",
    leaves: true,
    remedy: () => "vvchat",
  });
