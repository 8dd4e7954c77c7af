import { describe, expect, test } from "vitest";
import { en, zhCN } from "../../src/messages/languages.js";
import { toLocale } from "../../src/messages/messages.js";

describe("the two languages", () => {
  test("have no empty text, none with blanks at its ends, and no stray markup", () => {
    for (const text of [...Object.values(zhCN), ...Object.values(en)]) {
      expect(text).not.toBe("");
      expect(text).toBe(text.trim());
      expect(text.replace(/\{[a-z]+\}/, "")).not.toMatch(/[{}<>]|TODO|undefined/);
    }
  });

  test("have the same placeholders", () => {
    const placeholders = (text: string) => text.match(/\{\w+\}/g);
    for (const key of Object.keys(zhCN) as (keyof typeof zhCN)[]) {
      expect(placeholders(en[key]), key).toEqual(placeholders(zhCN[key]));
    }
  });

  test("are each in their own language", () => {
    for (const [key, text] of Object.entries(zhCN)) expect(text, key).toMatch(/\p{Script=Han}/u);
    for (const [key, text] of Object.entries(en)) expect(text, key).not.toMatch(/\p{Script=Han}|[，。：！？]/u);
  });

  test("end a sentence in one where the other does", () => {
    const ends = (text: string) => /[.。…]$/.test(text);
    const differing = Object.keys(zhCN).filter(
      (key) => ends(zhCN[key as keyof typeof zhCN]) !== ends(en[key as keyof typeof en]),
    );
    expect(differing).toEqual([]);
  });
});

describe("the kit's language for a tag", () => {
  test.each(["zh", "zh-CN", "ZH-cn", "zh-Hans-CN", "zh-TW", "zh-Hant-HK", "zh_CN", undefined])("%s: Chinese", (tag) => {
    expect(toLocale(tag)).toBe("zh-CN");
  });

  test.each(["en", "en-GB", "fr", "ja-JP", "zha", "de-zh"])("%s: English", (tag) => {
    expect(toLocale(tag)).toBe("en");
  });
});
