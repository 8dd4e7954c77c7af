import type { VVChatStore } from "./Store.js";

/** What the store asks of a Redis client: one command, as texts. node-redis has it by this name. */
export interface RedisClient {
  sendCommand: (command: string[]) => Promise<unknown>;
}

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Before each key. Default `"vvchat:"`. */
  prefix?: string | undefined;
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

/**
 * A store in Redis, for several processes: each change is one atomic command.
 *
 * @param client - connected. With ioredis: `{ sendCommand: ([name, ...rest]) => redis.call(name, ...rest) }`
 * @throws what the client throws: the handler then answers 503, and changes nothing
 * @example
 * const client = await createClient({ url: process.env.REDIS_URL }).connect();
 * createVVChatHandler({ store: redisStore(client), … });
 */
export function redisStore(client: RedisClient, { prefix = "vvchat:" }: RedisStoreOptions = {}): VVChatStore {
  const send = (...command: string[]) => client.sendCommand(command);
  return {
    async get(key) {
      const value = await send("GET", prefix + key);
      return typeof value === "string" ? value : undefined;
    },
    async set(key, value, ttl) {
      await send("SET", prefix + key, value, ...lifetime(ttl));
    },
    async add(key, value, ttl) {
      return (await send("SET", prefix + key, value, "NX", ...lifetime(ttl))) === "OK";
    },
    async replace(key, expected, value, ttl) {
      const [, ms = ""] = lifetime(ttl);
      return (await send("EVAL", replaceScript, "1", prefix + key, expected, value, ms)) === 1;
    },
    async remove(key, expected) {
      await send("EVAL", removeScript, "1", prefix + key, expected);
    },
  };
}
