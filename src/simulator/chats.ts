import { wire } from "./wire.js";
import type { Words } from "./words.js";

/** A chat, as far as a page learns of it. */
export interface SimulatorSession {
  sessionId: string;
  sessionType: "single" | "group";
}

/** A chat of whoever holds the phone. */
export interface SimulatorChat extends SimulatorSession {
  /** What the person knows it by. A page never learns it. */
  name: string;
  /** How many are in a group. Default: not said. */
  members?: number | undefined;
}

/** The chats on the phone. */
export interface Chats {
  readonly all: readonly [SimulatorChat, ...SimulatorChat[]];
  /** The app's reply to `getSession`. */
  openedFrom: () => object;
}

/** A chat as the app tells a page of it. */
export function sessionReply({ sessionId, sessionType }: SimulatorSession): object {
  return { [wire.sessionId]: sessionId, [wire.sessionType]: sessionType === "group" ? 2 : 1 };
}

/** Says what a chat is: 群聊 · 6 人. */
export function kindOf({ sessionType, members }: SimulatorChat, words: Words): string {
  if (sessionType === "single") return words("chat.single");
  return members === undefined ? words("chat.group") : words("chat.groupOf", { number: String(members) });
}

function testChats(words: Words): Chats["all"] {
  return [
    { sessionId: "sim-chat-8f2c", sessionType: "single", name: words("chat.friend") },
    { sessionId: "sim-chat-41d0", sessionType: "group", name: words("chat.team"), members: 6 },
    { sessionId: "sim-chat-c7e9", sessionType: "group", name: words("chat.readers"), members: 128 },
    { sessionId: "sim-chat-0b55", sessionType: "single", name: words("chat.mum") },
    { sessionId: "sim-chat-99aa", sessionType: "group", name: words("chat.long"), members: 42 },
  ];
}

/**
 * @param chats - none: five test chats
 * @param session - where the page was opened from; default the first chat
 */
export function createChats(
  chats: readonly SimulatorChat[],
  session: SimulatorSession | null | undefined,
  words: Words,
): Chats {
  const [first, ...rest] = chats;
  const all: Chats["all"] = first ? [first, ...rest] : testChats(words);
  const opener = session === undefined ? all[0] : session;
  return { all, openedFrom: () => (opener ? sessionReply(opener) : {}) };
}
