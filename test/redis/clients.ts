import { Redis } from "ioredis";
import { createClient } from "redis";
import type { VVChatStore } from "../../src/server/index.js";
import { type RedisStoreOptions, redisStore } from "../../src/server/index.js";

export interface Connected {
  readonly store: VVChatStore;
  /** Any command, as the store itself sends them. */
  readonly send: (...command: [name: string, ...rest: string[]]) => Promise<unknown>;
  close: () => void;
}

/** The client libraries that are known to work, as their own users connect them. */
export const clients = {
  async "node-redis"(port: number, options?: RedisStoreOptions): Promise<Connected> {
    const client = createClient({ url: `redis://127.0.0.1:${port}` }).on("error", () => {});
    await client.connect();
    return {
      store: redisStore(client, options),
      send: (...command) => client.sendCommand(command),
      close: () => {
        client.destroy();
      },
    };
  },
  async ioredis(port: number, options?: RedisStoreOptions): Promise<Connected> {
    const redis = new Redis(port, "127.0.0.1").on("error", () => {});
    return {
      store: redisStore({ sendCommand: ([name, ...rest]) => redis.call(name, ...rest) }, options),
      send: (name, ...rest) => redis.call(name, ...rest),
      close: () => {
        redis.disconnect();
      },
    };
  },
};

export type ClientName = keyof typeof clients;
