import type { CallParams } from "../testing/engine/script.js";
import type { EmulatorLink } from "./emulator.js";
import { EmulatorFailure } from "./emulatorFailure.js";
import type { Memory } from "./memory.js";
import { textOf, wire } from "./wire.js";
import type { Words } from "./words.js";

/** Somebody who can sign in. */
export interface SimulatorUser {
  /** What the Open Platform calls this user, to this app. */
  openId: string;
  name: string;
}

/** The phone's accounts, and the codes that their consent made. */
export interface Accounts {
  /** Who is signed in to VVChat, and which of the accounts that is, from 0. */
  current: () => { user: SimulatorUser; index: number };
  /** Whether there is another to switch to. */
  readonly several: boolean;
  /** Signs the next one in. */
  switch: () => void;
  /**
   * The app's reply when the current user allows an `auth` call. The same call gets the same code. With an emulator it is a
   * promise: of the reply, or of the emulator's failure.
   */
  allow: (params: CallParams) => object | Promise<object>;
  /** Whose consent made a code. */
  userOf: (code: string) => SimulatorUser | undefined;
}

/**
 * @param users - none: two test users
 * @param memory - of who is signed in, and of the codes
 * @param emulator - makes the codes. Default: the simulator does
 * @param appIdName - by which a call says the app. Default: VVChat's
 */
export function createAccounts(
  users: readonly SimulatorUser[],
  words: Words,
  memory: Memory,
  emulator: Pick<EmulatorLink, "allow"> | undefined,
  appIdName: string = wire.appId,
): Accounts {
  const [first = { openId: "sim-open-id-1", name: words("user.first") }, ...rest] = users;
  const all = users.length > 0 ? [first, ...rest] : [first, { openId: "sim-open-id-2", name: words("user.second") }];
  const replies = new WeakMap<CallParams, object | Promise<object>>();
  // A server that outlives the page must not meet a code again.
  const page = Date.now().toString(36);
  let made = 0;
  const index = () => memory.get().account % all.length;
  const user = () => all[index()] ?? first;

  // The documents' `err_code` 0 is left out: VVChat's own script would hand the consent to a page's error callback.
  const grant = (code: string, owner: SimulatorUser, params: CallParams) => {
    memory.set({ codes: { ...memory.get().codes, [code]: owner } });
    return { code, state: params["state"] };
  };

  async function allowAt(link: Pick<EmulatorLink, "allow">, params: CallParams): Promise<object> {
    const owner = user();
    const code = await link.allow({ appId: textOf(params, appIdName), scope: textOf(params, "scope"), user: owner });
    if (!(code instanceof EmulatorFailure)) return grant(code, owner, params);
    replies.delete(params);
    return code;
  }

  return {
    current: () => ({ user: user(), index: index() }),
    several: all.length > 1,
    switch() {
      memory.set({ account: (index() + 1) % all.length });
    },
    allow(params) {
      const known = replies.get(params);
      if (known) return known;
      const reply = emulator ? allowAt(emulator, params) : grant(`sim-${page}-${String(++made)}`, user(), params);
      replies.set(params, reply);
      return reply;
    },
    userOf: (code) => new Map(Object.entries(memory.get().codes)).get(code),
  };
}
