// A STAND-IN for the shop's server, to be replaced by a real one. It runs in the page, so it proves nothing: a real
// server asks VVChat's Open Platform whose code it is, with the app key, which never leaves the server.

/** Who is signed in to the shop. */
export interface ShopUser {
  openId: string;
  name: string;
}

/** The shop's server, as functions. */
export interface Backend {
  /** Who is signed in: a page that is loaded again asks this. */
  me: () => Promise<ShopUser | undefined>;
  /** Turns VVChat's code into a signed-in user. */
  login: (code: string) => Promise<ShopUser>;
  logout: () => Promise<void>;
}

/** What {@link createFakeBackend} needs. */
export interface FakeBackendOptions {
  /** Whose consent made a code: what a real server asks VVChat. */
  userOf: (code: string) => ShopUser | undefined;
  /** Every sign-in ends as on a server that is down. */
  fails: boolean;
}

const key = "half-day-tea.session";
const delay = 400;

function isUser(value: unknown): value is ShopUser {
  return typeof value === "object" && value !== null && "openId" in value && "name" in value;
}

export function createFakeBackend({ userOf, fails }: FakeBackendOptions): Backend {
  const used = new Set<string>();
  return {
    me() {
      // In the place of a session cookie.
      const session: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
      return Promise.resolve(isUser(session) ? session : undefined);
    },
    async login(code) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (fails) throw new Error("503 Service Unavailable");
      const user = userOf(code);
      if (!user) throw new Error("the stand-in server knows the simulator's codes alone");
      if (used.has(code)) throw new Error("the code was used before");
      used.add(code);
      sessionStorage.setItem(key, JSON.stringify(user));
      return user;
    },
    logout() {
      sessionStorage.removeItem(key);
      return Promise.resolve();
    },
  };
}
