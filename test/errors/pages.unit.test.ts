import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/errors/codes.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { en, zhCN } from "../../src/messages/languages.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

// That each code has a whole page, and each page a code, is in test/docs/errors.unit.test.ts.
describe.each(errorCodes)("the code %s", (code) => {
  test("has its page where the error says that it is", () => {
    const { docs } = new VVChatError(code, "It happened.");
    expect(existsSync(root + docs.replace("vvchat-react/", "")), docs).toBe(true);
  });

  test("has its text in both languages", () => {
    expect(zhCN[`error.${code}`]).toMatch(/\p{Script=Han}/u);
    expect(en[`error.${code}`]).toMatch(/^[A-Z]/);
  });
});

test("there is no text for a code that does not exist", () => {
  const keys = Object.keys(zhCN).filter((key) => key.startsWith("error."));
  expect(keys.sort()).toEqual(errorCodes.map((code) => `error.${code}`).sort());
});
