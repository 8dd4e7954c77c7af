import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe.each([
  ["README.md", "en"],
  ["README.zh-CN.md", "zh"],
])("%s", (file, language) => {
  const text = read(file);

  test("shows a component test that runs, byte for byte", () => {
    expect(text).toContain(`\`\`\`tsx\n${read(`test/docs/readme/${language}.dom.test.tsx`)}\`\`\``);
  });

  test("links and pictures lead somewhere", () => {
    const targets = Array.from(
      text.matchAll(/\]\(([^)#]+)|src="([^"]+)"/g),
      ([, link, picture]) => link ?? picture ?? "",
    );
    expect(targets.length).toBeGreaterThan(8);
    expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
});
