// Before the Redis tests: finds a redis-server, or installs one. Here, so that it happens once.
import type { TestProject } from "vitest/node";
import { findOrInstallRedis } from "../../scripts/redis.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** The path of a redis-server. */
    redisServer: string;
  }
}

export default function setup({ provide }: TestProject): void {
  provide("redisServer", findOrInstallRedis());
}
