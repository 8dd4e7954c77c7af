import { EncryptJWT, jwtDecrypt } from "jose";
import type { PlatformUser } from "./platform/PlatformClient.js";

/** Options of the session's cookie. */
export interface SessionOptions {
  /** Secrets of 32 letters or more. The first one encrypts, all of them decrypt: so a new one goes in front. */
  secrets: readonly string[];
  /** Whose sessions: a cookie of another app with the same secret opens nothing. */
  appId: string;
  /** Whether the app is served over https: then the cookie goes nowhere else. */
  secure: boolean;
}

/** The signed-in user's session, in a cookie that only this server can read. */
export interface Sessions {
  read: (request: Request) => Promise<PlatformUser | undefined>;
  /** The `Set-Cookie` header that begins one. */
  begin: (user: PlatformUser, expiresAt: Date) => Promise<string>;
  /** The one that ends it. */
  end: () => string;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

interface Key {
  readonly id: string;
  readonly key: Uint8Array;
}

async function toKey(secret: string): Promise<Key> {
  const id = [...(await digest(`id ${secret}`)).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, key: await digest(`key ${secret}`) };
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

export function createSessions({ secrets, appId, secure }: SessionOptions): Sessions {
  if (!secrets.length || secrets.some((secret) => secret.length < 32)) {
    throw new TypeError('createVVChatHandler: "secrets" must be one or more texts of 32 letters or more');
  }
  const keys = Promise.all(secrets.map(toKey));
  // The prefix makes browsers refuse it from another host, and without Secure.
  const name = secure ? "__Host-vvchat" : "vvchat";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

  return {
    async read(request) {
      const cookie = cookieOf(request, name);
      if (!cookie) return undefined;
      const known = await keys;
      try {
        const { payload } = await jwtDecrypt(
          cookie,
          ({ kid }) => {
            const found = known.find(({ id }) => id === kid);
            if (!found) throw new Error("unknown key");
            return found.key;
          },
          {
            audience: appId,
            requiredClaims: ["exp"],
            keyManagementAlgorithms: ["dir"],
            contentEncryptionAlgorithms: ["A256GCM"],
          },
        );
        const { sub, nickname, avatar, sex } = payload;
        if (!sub) return undefined;
        return {
          openId: sub,
          nickname: optional(nickname),
          avatar: optional(avatar),
          sex: sex === "female" || sex === "male" ? sex : undefined,
        };
      } catch {
        // Tampered, foreign, over, or of a secret that was taken out: nobody.
        return undefined;
      }
    },

    async begin({ openId, nickname, avatar, sex }, expiresAt) {
      const [first] = await keys;
      if (!first) throw new Error("no secret");
      const token = await new EncryptJWT({ nickname, avatar, sex })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: first.id })
        .setSubject(openId)
        .setAudience(appId)
        .setExpirationTime(expiresAt)
        .encrypt(first.key);
      const seconds = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
      return `${name}=${token}; Max-Age=${String(seconds)}; ${attributes}`;
    },

    end: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
