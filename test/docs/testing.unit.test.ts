import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as kit from "vvchat-react";
import { vvchatGlobalTypes } from "vvchat-react/testing";
import { describe, expect, test } from "vitest";
import { outcomeKinds } from "../../src/testing/engine/outcome.js";

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), "utf8");
const guide = read("../../docs/testing.md");

describe("docs/testing.md", () => {
  test.each(["storybook/.storybook/preview.ts", "storybook/src/SignIn.stories.tsx"])(
    "shows %s, byte for byte",
    (file) => {
      const language = file.endsWith("x") ? "tsx" : "ts";
      expect(guide).toContain(`\`\`\`${language}\n${read(file)}\`\`\``);
    },
  );

  const hooks = Object.keys(kit).filter(
    (name) => name.startsWith("use") && name !== "userQueryKey" && name !== "userQueryOptions",
  );

  test("knows every hook", () => {
    expect(hooks.length).toBeGreaterThan(9);
  });

  test.each(hooks)("has one short, complete test of %s, under a heading of its own", (hook) => {
    const [, section = ""] = guide.split(`\n### ${hook}\n`);
    const [, code = ""] = /```tsx\n([^]*?)```/.exec(section.split("\n##")[0] ?? "") ?? [];
    expect(code).toContain(`${hook}(`);
    expect(code).toContain('from "vitest"');
    expect(code.split("\n").length).toBeLessThanOrEqual(31);
  });

  test.each(outcomeKinds.filter((kind) => kind !== "ask"))("says what the outcome %s is", (kind) => {
    expect(guide).toMatch(new RegExp(`^\\| [^|]*\`"${kind}[":]`, "m"));
  });

  test.each(Object.keys(vvchatGlobalTypes))("names the toolbar's %s", (name) => {
    expect(guide).toContain(`\`${name}\``);
  });
});
