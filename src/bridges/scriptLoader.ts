import { VVChatError } from "../errors/VVChatError.js";

/** Marks the kit's own tags, for every copy of the kit on the page. */
const mark = "vvchat";

/** Makes one attempt. Tells whether it is left to a tag of the page's own, and another may be needed later. */
export type LoadScript = (
  document: Document,
  /** The tag has loaded, or failed. Tells whether that is enough. */
  ended: () => boolean,
  failed: (error: VVChatError) => void,
) => boolean;

/**
 * Loads a classic script, once for each document and `src`: a tag that is on its way already is waited for. As a module,
 * VVChat's script throws.
 */
export function scriptLoader(src: string, nonce: string | undefined): LoadScript {
  let tag: HTMLScriptElement | undefined;

  return (document, ended, failed) => {
    const fresh = document.createElement("script");
    fresh.src = src;
    const same = [...document.scripts].filter((one) => one.src === fresh.src);
    let found = same.find(({ dataset }) => mark in dataset);
    const ours = found ?? fresh;
    // Once the page has loaded, its own tags have done what they could.
    if (document.readyState !== "complete") found ??= same[0];
    if (!found) {
      found = fresh;
      fresh.dataset[mark] = "";
      fresh.async = true;
      if (nonce) fresh.nonce = nonce;
      document.head.append(fresh);
    }
    if (found !== tag) {
      tag = found;
      const settle = () => {
        if (ended()) return;
        tag?.remove();
        tag = undefined;
        failed(new VVChatError("script_failed", `No window.vvchat from ${src}`));
      };
      tag.addEventListener("load", settle);
      tag.addEventListener("error", settle);
    }
    return found !== ours;
  };
}
