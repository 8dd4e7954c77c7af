import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

test.each([
  "react-router/src/vvchat.ts",
  "react-router/src/main.tsx",
  "react-router/src/replaceUrl.tsx",
  "tanstack-router/src/main.tsx",
  "react-router-ssr/app/Providers.tsx",
  "next/app/providers.tsx",
])("docs/returns.md shows the tested app's %s, byte for byte", (file) => {
  expect(read("docs/returns.md")).toContain(`\`\`\`tsx\n${read(`compat/routers/${file}`)}\`\`\``);
});

test("both routers' apps make the client in the file that is shown", () => {
  expect(read("compat/routers/tanstack-router/src/vvchat.ts")).toBe(read("compat/routers/react-router/src/vvchat.ts"));
});
