import { invalid } from "../../errors/invalid.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";

/** Which pictures to show. */
export interface PreviewImageParams {
  /** Addresses, relative to the page or absolute, or local ids of `chooseImage`. At least one. */
  urls: readonly string[];
  /** The one to begin with: one of `urls`. Default: the first. */
  current?: string | undefined;
}

/** WeChat sees none of the page's own memory, and shows no address that it cannot fetch. */
function address(value: unknown): string {
  if (typeof value === "string" && value) {
    // A local id is left as it is: it is a name more than an address.
    if (/^(weixin|wxlocalresource):/i.test(value)) return value;
    try {
      const { protocol, href } = new URL(value, typeof document === "undefined" ? undefined : document.baseURI);
      if (/^https?:$/.test(protocol)) return href;
    } catch {
      // It is none.
    }
  }
  throw invalid("urls", "must be http or https URLs, or local ids", "previewImage");
}

/**
 * Shows pictures in WeChat's viewer, over the page. Source: WeChat JS-SDK, `wx.previewImage`. It ends as the viewer opens,
 * not as it closes.
 *
 * @example await client.call(previewImage, { urls: ["/menu/1.jpg", "/menu/2.jpg"], current: "/menu/2.jpg" });
 */
export const previewImage: HostMethod<PreviewImageParams, void> = /* #__PURE__ */ defineMethod<
  PreviewImageParams,
  void
>({
  name: "previewImage",
  interactive: true,
  encode({ urls, current }) {
    if (!Array.isArray(urls) || !urls.length) throw invalid("urls", "must be a list of at least one", "previewImage");
    const index = urls.indexOf(current ?? urls[0]);
    const all = urls.map(address);
    if (index < 0) throw invalid("current", "must be one of the urls", "previewImage");
    return { current: all[index], urls: all };
  },
  decode: () => {},
});
