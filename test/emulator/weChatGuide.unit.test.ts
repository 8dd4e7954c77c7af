import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testAccount } from "../../src/emulator/weChat/accounts.js";
import { weChatControls } from "../../src/emulator/weChat/controls.js";
import { payEndpoints } from "../../src/emulator/weChat/payApi.js";
import { errorFaults, otherFaults } from "../../src/emulator/weChat/WeChatFault.js";
import { weChatPaths } from "../../src/platform/weChat/wire.js";

const root = join(import.meta.dirname, "../..");
const guide = readFileSync(join(root, "docs/emulator.md"), "utf8");
const script = readFileSync(join(root, "scripts/emulator.mjs"), "utf8");

test.each(Object.values(weChatPaths))("docs/emulator.md says what %s checks", (path) => {
  expect(guide).toMatch(new RegExp(`^\\| \`(GET|POST) ${path}\``, "m"));
});

test.each([...weChatControls.map(([path]) => path), ...payEndpoints])("docs/emulator.md tells of %s", (path) => {
  expect(guide).toContain(`\`${path}\``);
});

test.each([...errorFaults, ...otherFaults])("docs/emulator.md says what the fault %s does", (kind) => {
  expect(guide).toContain(`\`${kind}\``);
});

test.each(["appId", "appSecret", "token", "encodingAESKey"] as const)(
  "the guide and the script tell the test account's %s",
  (name) => {
    const value = testAccount[name] ?? "nothing";
    expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\| \`${value}\` +\\|`));
    expect(script).toMatch(new RegExp(`^ +${name} +${value}$`, "m"));
  },
);
