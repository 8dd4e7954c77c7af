interface Common {
  /** Names the message: WeChat's `MsgId`, or for an event who sent it, when and what. The same again comes with the same. */
  id: string;
  /** The account that it was sent to, `ToUserName`. */
  account: string;
  /** Who sent it. */
  openId: string;
  sentAt: Date;
  /** WeChat's word for the kind, `MsgType`, e.g. `"text"`, `"voice"`. */
  msgType: string;
  /** All that came, by WeChat's names, as texts. What lies deeper has a dot: `"ScanCodeInfo.ScanResult"`. */
  fields: Readonly<Record<string, string>>;
}

/** What somebody sent to the account, or did with it. By `kind`. */
export type WeChatMessage = Readonly<
  Common &
    (
      | { kind: "text"; text: string }
      | { kind: "image"; pictureUrl: string; mediaId: string }
      /** E.g. `"subscribe"`, `"CLICK"`; its key, where it has one. */
      | { kind: "event"; event: string; eventKey: string | undefined }
      /** Of a `MsgType` that is new, or seldom: look into `fields`. */
      | { kind: "other" }
    )
>;
