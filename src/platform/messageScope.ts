/** Which chat a message is for. */
export interface Chat {
  sessionId: string;
  sessionType: "single" | "group";
}

/** What a user is asked to allow: `sessionapi_sendmsg:SESSION_ID:SESSION_TYPE`, with the host's 1 for single and 2 for group. */
export function messageScope({ sessionId, sessionType }: Chat): string {
  return `sessionapi_sendmsg:${sessionId}:${sessionType === "single" ? "1" : "2"}`;
}

/** The chat that a scope is for, if it is for one. */
export function chatOfScope(scope: string): Chat | undefined {
  const [, sessionId, type] = /^sessionapi_sendmsg:(.+):([12])$/.exec(scope) ?? [];
  return sessionId === undefined ? undefined : { sessionId, sessionType: type === "1" ? "single" : "group" };
}
