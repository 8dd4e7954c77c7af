"use client";
import { useState } from "react";
import type { CommonKey } from "../messages/messages.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { copyLink } from "./copyLink.js";

/** Copies a link, then hands on what to tell the person of it. */
export async function copyAndSay(link: string, say: (said: CommonKey) => void): Promise<void> {
  say((await copyLink(link)) ? "action.copied" : "action.copyFailed");
}

/** Copies the page's link. `said` is what to tell the person of it, once it was tried. */
export function useCopyLink(): { said: CommonKey | undefined; copy: () => void } {
  const { client } = useVVChatContext("useCopyLink()");
  const [said, setSaid] = useState<CommonKey>();
  return {
    said,
    copy() {
      const { link } = client.explain("");
      if (link !== null) void copyAndSay(link, setSaid);
    },
  };
}
