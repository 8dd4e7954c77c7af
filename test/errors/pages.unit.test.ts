import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/errors/codes.js";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { en } from "../../src/messages/en.js";
import { zhCN } from "../../src/messages/zhCN.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe.each(errorCodes)("the code %s", (code) => {
  test("has its page, where the error says that it is", () => {
    const { docs } = new VVChatError(code, "It happened.");
    const path = root + docs.replace("vvchat-react/", "");
    expect(existsSync(path), docs).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(code);
  });

  test("has its text in both languages", () => {
    expect(zhCN[`error.${code}`]).toMatch(/\p{Script=Han}/u);
    expect(en[`error.${code}`]).toMatch(/^[A-Z]/);
  });
});

test("there is no page for a code that does not exist", () => {
  const pages = readdirSync(`${root}docs/errors`).filter((name) => name !== "README.md");
  expect(pages.sort()).toEqual(errorCodes.map((code) => `${code}.md`));
});

test("there is no text for a code that does not exist", () => {
  const keys = Object.keys(zhCN).filter((key) => key.startsWith("error."));
  expect(keys.sort()).toEqual(errorCodes.map((code) => `error.${code}`).sort());
});
