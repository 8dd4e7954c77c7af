import type { Seals } from "./seals.js";
import type { SignedInUser } from "./SignedInUser.js";

/** The signed-in user's session, in a cookie that only this server can read. */
export interface Sessions {
  read: (request: Request) => Promise<SignedInUser | undefined>;
  /** The `Set-Cookie` header that begins one. */
  begin: (user: SignedInUser, expiresAt: Date) => Promise<string>;
  /** The one that ends it. */
  end: () => string;
}

/** Bytes of an avatar's address, and letters of a name. */
const longest = { avatar: 1024, nickname: 64 };

/**
 * A user whose session fits into a cookie: browsers drop one of more than 4096 bytes, and say nothing. Half an avatar's
 * address would be none, so one that is too long is left out.
 */
export function fitIntoCookie({ avatar = "", nickname, ...user }: SignedInUser): SignedInUser {
  const fits = avatar && new TextEncoder().encode(avatar).length <= longest.avatar;
  return {
    ...user,
    nickname: nickname && Array.from(nickname).slice(0, longest.nickname).join(""),
    avatar: fits ? avatar : undefined,
  };
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [found, ...value] = part.trim().split("=");
    if (found === name) return value.join("=");
  }
  return undefined;
}

function optional(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** @param secure - whether the app is served over https: then the cookie goes nowhere else */
export function createSessions(seals: Seals, secure: boolean): Sessions {
  // The prefix makes browsers refuse it from another host, and without Secure.
  const name = secure ? "__Host-vvchat" : "vvchat";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

  return {
    async read(request) {
      const cookie = cookieOf(request, name);
      const found = cookie && (await seals.open(cookie, "session"));
      if (!found) return undefined;
      const { openId, nickname, avatar, sex, host, unionId } = found;
      if (typeof openId !== "string" || !openId) return undefined;
      return {
        openId,
        nickname: optional(nickname),
        avatar: optional(avatar),
        sex: sex === "female" || sex === "male" ? sex : undefined,
        unionId: optional(unionId),
        // A cookie of before there was another host says none.
        host: host === "wechat" ? "wechat" : "vvchat",
      };
    },

    async begin({ openId, nickname, avatar, sex, unionId, host }, expiresAt) {
      const sealed = await seals.seal({ openId, nickname, avatar, sex, unionId, host }, "session", expiresAt);
      const seconds = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
      return `${name}=${sealed}; Max-Age=${String(seconds)}; ${attributes}`;
    },

    end: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
