import { randomText } from "./random.js";

/** A token or a ticket that WeChat has handed out. */
export interface Credential {
  readonly value: string;
  /** Ms since 1970. */
  readonly until: number;
}

/** An account's tokens of one kind, or its tickets. */
export interface Credentials {
  /** The one in use. Shortly before its end it is a new one, and both are good. */
  current: () => Credential;
  /** A new one. Those before it are void. */
  renew: () => Credential;
  /** Makes one void; nothing stands for all of them. */
  drop: (value?: string) => void;
  /** How one stands. */
  check: (value: string) => "good" | "ended" | "unknown";
  /** Those that are good. */
  good: () => readonly string[];
  /** How many there have been. */
  readonly issued: number;
}

/** How long before its end one is replaced, in s. */
const early = 300;

/**
 * @param seconds - how long one lives
 * @param length - in letters
 */
export function createCredentials(seconds: number, length: number): Credentials {
  const margin = Math.min(early, seconds / 10) * 1000;
  /** Those that are not void, the newest last. */
  let known: Credential[] = [];
  let issued = 0;
  const isGood = ({ until }: Credential) => until > Date.now();

  function add(): Credential {
    const credential = { value: randomText(length), until: Date.now() + seconds * 1000 };
    known.push(credential);
    issued += 1;
    return credential;
  }

  return {
    current() {
      const last = known[known.length - 1];
      return last && last.until - Date.now() > margin ? last : add();
    },
    renew() {
      known = [];
      return add();
    },
    drop(value) {
      known = known.filter((one) => value !== undefined && one.value !== value);
    },
    check(value) {
      const credential = known.find((one) => one.value === value);
      if (!credential) return "unknown";
      return isGood(credential) ? "good" : "ended";
    },
    good: () => known.filter(isGood).map(({ value }) => value),
    get issued() {
      return issued;
    },
  };
}
