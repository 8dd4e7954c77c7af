import type { AnswerFault } from "../EmulatorOptions.js";

/** Numbers that WeChat's API refuses with. */
export const errorFaults = [
  "-1",
  "40001",
  "40002",
  "40013",
  "40014",
  "40029",
  "40030",
  "40125",
  "40163",
  "40164",
  "40243",
  "41004",
  "42001",
  "42002",
  "42003",
  "42007",
  "45009",
  "45011",
  "48001",
] as const;

/** Numbers that stand in place of the page that asks for consent. */
export const pageFaults = [
  "10003",
  "10004",
  "10005",
  "10006",
  "10009",
  "10010",
  "10011",
  "10012",
  "10013",
  "10015",
  "10016",
] as const;

export const otherFaults = [
  /** The next check of a page's signature finds that the ticket has ended. */
  "ticketExpired",
  /** The next check of a page's signature calls it wrong, whatever it is. */
  "invalidSignature",
  /** The next code was used by somebody before: 40163. */
  "codeUsed",
  /** Who is asked next refuses at once. */
  "refuse",
  /** Who is asked next goes away: the page stays blank. */
  "leave",
  /** Who is asked next answers with a made-up user. */
  "snapshot",
  /** The next payment fails in the app, though its parameters are right. */
  "payFailed",
  /** Who asks next for a payment that is made, is told that it is not. */
  "paymentUnseen",
  /** The next message comes two times at once. */
  "messageTwice",
  /** Before the next message comes the same one, with a signature that is made up. */
  "messageForged",
] as const;

export type WeChatErrorFault = (typeof errorFaults)[number];
export type WeChatPageFault = (typeof pageFaults)[number];
export type WeChatOtherFault = (typeof otherFaults)[number];

/** What goes wrong at WeChat, by its number or its name. */
export type WeChatFaultKind = WeChatErrorFault | WeChatPageFault | WeChatOtherFault;

/** What goes wrong at WeChat. A name alone is for once. */
export type WeChatFault =
  | WeChatFaultKind
  | ((AnswerFault | { kind: WeChatFaultKind }) & {
      /** How many times. Default 1. */
      times?: number | undefined;
      /** At this path of the API or of WeChat Pay's, and no other: `"/cgi-bin/ticket/getticket"`. Default: the first to which it can happen. */
      path?: string | undefined;
    });
