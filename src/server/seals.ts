import { EncryptJWT, jwtDecrypt } from "jose";
import { digest, toHex } from "./hash.js";
import type { Fields } from "./platform/ask.js";

/** Options of {@link createSeals}. */
export interface SealOptions {
  /** Secrets of 32 letters or more. The first one seals, all of them open: so a new one goes in front. */
  secrets: readonly string[];
  /** Whose seals: one of another app with the same secret opens nothing. */
  appId: string;
}

/** Texts that only this server can read or make: for what lies with the browser, and tokens in a store. */
export interface Seals {
  /** @param purpose - what is sealed for one is nothing for another */
  seal: (claims: Readonly<Record<string, unknown>>, purpose: string, until: Date) => Promise<string>;
  /** What was sealed. Nothing where it is tampered with, foreign, over, or of a secret that was taken out. */
  open: (text: string, purpose: string) => Promise<Fields | undefined>;
}

interface Key {
  readonly id: string;
  readonly key: Uint8Array;
}

async function toKey(secret: string): Promise<Key> {
  return { id: toHex((await digest(`id ${secret}`)).slice(0, 6)), key: await digest(`key ${secret}`) };
}

function isSecret(value: unknown): boolean {
  return typeof value === "string" && value.length >= 32;
}

/** @throws TypeError where there is no secret, or one that can be guessed */
export function createSeals({ secrets, appId }: SealOptions): Seals {
  if (!Array.isArray(secrets) || !secrets.length || !secrets.every(isSecret)) {
    throw new TypeError('createVVChatHandler: "secrets" must be one or more texts of 32 letters or more');
  }
  const keys = Promise.all(secrets.map(toKey));
  const audience = (purpose: string): string => `${purpose} ${appId}`;

  return {
    async seal(claims, purpose, until) {
      const [first] = await keys;
      if (!first) throw new Error("no secret");
      return new EncryptJWT({ ...claims })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: first.id })
        .setAudience(audience(purpose))
        .setExpirationTime(until)
        .encrypt(first.key);
    },

    async open(text, purpose) {
      const known = await keys;
      try {
        const { payload } = await jwtDecrypt(
          text,
          ({ kid }) => {
            const found = known.find(({ id }) => id === kid);
            if (!found) throw new Error("unknown key");
            return found.key;
          },
          {
            audience: audience(purpose),
            requiredClaims: ["exp"],
            keyManagementAlgorithms: ["dir"],
            contentEncryptionAlgorithms: ["A256GCM"],
          },
        );
        return payload;
      } catch {
        return undefined;
      }
    },
  };
}
