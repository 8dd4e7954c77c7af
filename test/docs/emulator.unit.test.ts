import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paths } from "../../src/platform/wire.js";

const guide = readFileSync(join(import.meta.dirname, "../../docs/emulator.md"), "utf8");

test("docs/emulator.md shows a test that runs, byte for byte", () => {
  const shown = readFileSync(join(import.meta.dirname, "emulator/faults.unit.test.ts"), "utf8");
  expect(guide).toContain(`\`\`\`ts\n${shown}\`\`\``);
});

test.each(Object.values(paths))("docs/emulator.md says what %s checks", (path) => {
  expect(guide).toContain(` ${path}\``);
});
