import { join } from "node:path";
import { test } from "vitest";
import { run } from "../run.ts";

test("the apps type-check with their routers' own types", async () => {
  const routers = join(import.meta.dirname, "../../../compat/routers");
  await run(routers, process.execPath, join(routers, "node_modules/typescript/bin/tsc"), "-p", ".");
});
