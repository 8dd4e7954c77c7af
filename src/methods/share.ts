import { invalid } from "../errors/invalid.js";
import { requireText } from "../errors/requireText.js";
import { VVChatError } from "../errors/VVChatError.js";
import { saysCancelled } from "./cancel.js";
import { defineMethod, type HostMethod } from "./defineMethod.js";

/** A card of several lines in place of the ordinary one: what the documents call an advanced share. */
export interface ShareTemplate {
  /** Default `"vctalk"`, as in the host's documents. */
  header?: string | undefined;
  /** Default `"v1"`. */
  version?: string | undefined;
  /** Default `"MultipleLine"`. */
  type?: string | undefined;
  /** The card's text, line by line. At least one. */
  lines: readonly string[];
}

/** What to share. */
export interface ShareParams {
  /** The card's title. */
  title: string;
  /** The line below it. */
  subtitle?: string | undefined;
  /** The page that the card opens: `http` or `https`, or relative to the page. */
  url: string;
  /** The card's picture: the same. */
  thumbUrl?: string | undefined;
  /** A card of several lines: its fields, or the host's own JSON text. */
  template?: ShareTemplate | string | undefined;
}

/**
 * What the host did. No host proves that a person shared.
 *
 * `handedOff`: VVChat took it over. `prepared`: WeChat has it, for when the person shares by its menu.
 */
export type ShareResult = { handedOff: true; prepared?: undefined } | { prepared: true; handedOff?: undefined };

/**
 * An address that may go to other people: absolute, and of the web.
 *
 * @throws VVChatError `invalid` for any other: `javascript:`, `data:`, what is no address
 */
export function webUrl(value: unknown, field: string): string {
  let url: URL | undefined;
  try {
    url = new URL(requireText(value, field), typeof document === "undefined" ? undefined : document.baseURI);
  } catch {
    // It is none.
  }
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw invalid(field, "must be an http or https URL", "share");
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function encodeTemplate(template: ShareTemplate | string): string {
  if (typeof template === "string") {
    if (isObject(template)) return template;
    throw invalid("template", "must be fields, or the JSON text of an object", "share");
  }
  const { header = "vctalk", version = "v1", type = "MultipleLine", lines } = template;
  if (!Array.isArray(lines) || !lines.length || lines.some((line) => typeof line !== "string")) {
    throw invalid("template.lines", "must be texts, at least one", "share");
  }
  return JSON.stringify({
    tpl_header: requireText(header, "template.header", "share"),
    tpl_version: requireText(version, "template.version", "share"),
    tpl_type: requireText(type, "template.type", "share"),
    data: lines,
  });
}

// A page without types may say `null` for what it leaves out.
function ifGiven<T>(value: T | null | undefined, encode: (value: T) => string): string | undefined {
  return value === undefined || value === null ? undefined : encode(value);
}

const fine: readonly unknown[] = [undefined, null, 200, "200", 0, "0"];

/**
 * Opens VVChat's chat picker with a card to send. Source: VVChat JSSDK, `vvchat.call("share")`.
 *
 * A share that failed arrives in the success callback, told from the others by its `code` alone.
 *
 * @example await client.call(share, { title: "Two milk teas", url: "/tea/2" });
 */
export const share: HostMethod<ShareParams, ShareResult> = /* #__PURE__ */ defineMethod<ShareParams, ShareResult>({
  name: "share",
  interactive: true,
  encode: ({ title, subtitle, url, thumbUrl, template }, { appId }) => ({
    app_id: appId,
    share_title: requireText(title, "title", "share"),
    sub_title: subtitle ? requireText(subtitle, "subtitle", "share") : undefined,
    share_url: webUrl(url, "url"),
    thumb_url: ifGiven(thumbUrl, (value) => webUrl(value, "thumbUrl")),
    share_data_url: ifGiven(template, encodeTemplate),
  }),
  decode(reply) {
    const { code, err_msg: text } = reply;
    if (fine.includes(code)) return reply.prepared === true ? { prepared: true } : { handedOff: true };
    const hostCode = typeof code === "number" || typeof code === "string" ? code : undefined;
    const hostMessage = typeof text === "string" ? text : undefined;
    const said = `The host said ${[hostCode, hostMessage?.slice(0, 200)].join(" ")}`;
    throw new VVChatError(saysCancelled(reply) ? "cancelled" : "failed", said, {
      method: "share",
      hostCode,
      hostMessage,
    });
  },
  isCancel: saysCancelled,
});
