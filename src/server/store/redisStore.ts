import type { VVChatStore } from "./Store.js";

/** What the store asks of a Redis client: one command, as texts. node-redis has it by this name. */
export interface RedisClient {
  /**
   * @param options - `abortSignal` aborts when the store waits no longer: a command that still waits to be sent is better
   * not sent then
   */
  sendCommand: (command: [name: string, ...rest: string[]], options: { abortSignal: AbortSignal }) => Promise<unknown>;
}

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Before each key. Default `"vvchat:"`. */
  prefix?: string | undefined;
  /** Ms for one answer: clients wait for a Redis that is down, some of them forever. Default 2000. */
  timeout?: number | undefined;
}

// Compared and changed in one step, as only a script can.
const replaceScript = `if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == "" then redis.call("SET", KEYS[1], ARGV[2]) else redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3]) end
return 1`;
const removeScript = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end
return 0`;

function lifetime(ttl: number | undefined): string[] {
  return ttl === undefined ? [] : ["PX", String(Math.max(1, Math.ceil(ttl)))];
}

/** What cannot be read, such as bytes, must not pass for "nothing there". */
function unreadable(reply: unknown): TypeError {
  return new TypeError(`redisStore: the client must give texts and numbers, and gave ${typeof reply}`);
}

function whether(reply: unknown, yes: unknown, no: unknown): boolean {
  if (reply !== yes && reply !== no) throw unreadable(reply);
  return reply === yes;
}

/**
 * A store in Redis, for several processes: each change is one atomic command. Give it a Redis that evicts nothing
 * (`maxmemory-policy noeviction`) and writes to disk (`appendonly yes`): what it forgets was never ordered.
 *
 * @param client - connected. With ioredis: `{ sendCommand: ([name, ...rest]) => redis.call(name, ...rest) }`
 * @returns a store that rejects with what the client throws, or after `timeout`: the handler then answers 503, and
 * the platform sends its notification again
 * @example
 * const client = await createClient({ url: process.env.REDIS_URL }).on("error", console.error).connect();
 * createVVChatHandler({ store: redisStore(client), … });
 */
export function redisStore(
  client: RedisClient,
  { prefix = "vvchat:", timeout = 2000 }: RedisStoreOptions = {},
): VVChatStore {
  /** @param undo - where it failed for us: called when nothing of it can happen any more */
  async function send(command: [name: string, ...rest: string[]], undo?: () => void): Promise<unknown> {
    const controller = new AbortController();
    const answer = client.sendCommand(command, { abortSignal: controller.signal });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`redisStore: no answer within ${String(timeout)} ms`));
        controller.abort();
      }, timeout);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      if (undo) void Promise.allSettled([answer]).then(undo);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  const remove: VVChatStore["remove"] = async (key, expected) => {
    await send(["EVAL", removeScript, "1", prefix + key, expected]);
  };

  return {
    async get(key) {
      const value = await send(["GET", prefix + key]);
      if (value === null) return undefined;
      if (typeof value !== "string") throw unreadable(value);
      return value;
    },
    async set(key, value, ttl) {
      await send(["SET", prefix + key, value, ...lifetime(ttl)]);
    },
    async add(key, value, ttl) {
      // Who is told that it failed has not got it. Else nobody would have it, and nobody else could.
      const undo = (): void => {
        remove(key, value).catch(() => {});
      };
      return whether(await send(["SET", prefix + key, value, "NX", ...lifetime(ttl)], undo), "OK", null);
    },
    async replace(key, expected, value, ttl) {
      const [, ms = ""] = lifetime(ttl);
      return whether(await send(["EVAL", replaceScript, "1", prefix + key, expected, value, ms]), 1, 0);
    },
    remove,
  };
}
