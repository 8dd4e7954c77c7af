// Where Redis is, for the tests that need a real one. They start it themselves: test/redis/RedisServer.ts.
import { spawnSync } from "node:child_process";
import { aptInstall, onPath } from "./programs.mjs";

/**
 * The path of a `redis-server` that was seen to run: `REDIS_SERVER_PATH`, else the system's, which is installed where
 * there is none.
 * @returns {string}
 */
export function findOrInstallRedis() {
  const given = process.env["REDIS_SERVER_PATH"];
  if (given) {
    // A wrong path is a mistake to hear about, not a reason to take another one.
    if (!works(given)) throw new Error(`REDIS_SERVER_PATH is "${given}", and that does not run`);
    return given;
  }
  const find = () => [onPath("redis-server")].find((path) => path !== undefined && works(path));
  const path = find() ?? (aptInstall("redis-server") ? find() : undefined);
  if (!path)
    throw new Error("no Redis here, and none could be installed: install redis-server, or set REDIS_SERVER_PATH");
  return path;
}

/** @param {string} path */
function works(path) {
  const { status, stdout } = spawnSync(path, ["--version"], { timeout: 10_000, encoding: "utf8" });
  return status === 0 && stdout.includes("Redis");
}
