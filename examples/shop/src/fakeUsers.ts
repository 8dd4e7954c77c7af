// A STAND-IN for the shop's server. A real one asks VVChat's Open Platform whose code it is, with the app key, which never
// leaves the server.
import type { User, VVChatApi } from "vvchat-react";
import { type FakeServer, respond } from "./fakeServer.js";
import { kept } from "./kept.js";

/** What {@link createFakeUsers} needs. */
export interface FakeUsersOptions {
  /** Whose consent made a code: what a real server asks VVChat. */
  userOf: (code: string) => User | undefined;
  server: FakeServer;
}

function isUser(value: unknown): value is User {
  return typeof value === "object" && value !== null && "openId" in value;
}

const isCodes = (value: unknown): value is string[] => Array.isArray(value);

/** Who is signed in to the shop. */
export function createFakeUsers({ userOf, server }: FakeUsersOptions) {
  // In the place of a session cookie: VVChat may come back in another tab.
  const session = kept(localStorage, "half-day-tea.session", isUser);
  const used = kept(localStorage, "half-day-tea.codes", isCodes);
  return {
    me: () => Promise.resolve(session.read() ?? null),
    exchange: ({ code }) =>
      respond(server, () => {
        const user = userOf(code);
        if (!user) throw new Error("the stand-in server knows the simulator's codes alone");
        const before = used.read() ?? [];
        if (before.includes(code)) throw new Error("the code was used before");
        used.write([...before, code].slice(-20));
        session.write(user);
        return user;
      }),
    logout: () => respond(server, session.forget),
  } satisfies VVChatApi;
}
