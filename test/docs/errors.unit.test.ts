import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { en, errorCodes, zhCN } from "vvchat-react";

const root = join(import.meta.dirname, "../..");
const docs = join(root, "docs");
const snippets = join(import.meta.dirname, "snippets");
const suffix = ".dom.test.tsx";

const read = (path: string): string => readFileSync(path, "utf8");
const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
const errorPages = readdirSync(join(docs, "errors")).filter((name) => name !== "README.md");
const snippetNames = readdirSync(snippets).map((file) => file.replace(suffix, ""));

/** The lines outside fenced code. */
function prose(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, "");
}

/** The text of each fenced block of TSX. */
function blocks(text: string): string[] {
  return Array.from(text.matchAll(/^```tsx\n([^]*?)^```$/gm), ([, code = ""]) => code);
}

/** A heading's anchor, as GitHub makes it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

describe.each(errorCodes)("the code %s", (code) => {
  const path = join(docs, "errors", `${code}.md`);

  test("has a page: what happened, why, what to do, how to test it", () => {
    const headings = prose(read(path)).match(/^#+ .*$/gm);
    expect(headings).toEqual([`# ${code}`, "## What happened", "## Why", "## What to do", "## How to test it"]);
  });

  test("has a text in both languages", () => {
    expect(zhCN[`error.${code}`]).not.toBe("");
    expect(en[`error.${code}`]).not.toBe("");
    expect(zhCN[`error.${code}`]).not.toBe(en[`error.${code}`]);
  });

  test("is listed once", () => {
    const rows = read(join(docs, "errors/README.md")).match(/^\| \[\w+\]\(\w+\.md\)/gm);
    expect(rows?.filter((row) => row === `| [${code}](${code}.md)`)).toHaveLength(1);
  });

  test("is told how to test by a snippet that runs, unless nothing produces it", () => {
    const [, howToTest = ""] = read(path).split("## How to test it\n");
    const found = blocks(howToTest);
    if (howToTest.includes("Nothing in this version produces it.")) expect(found).toEqual([]);
    else expect(found).toEqual([read(join(snippets, code + suffix))]);
  });
});

test("every error page belongs to a code", () => {
  expect(errorPages.sort()).toEqual([...errorCodes].sort().map((code) => `${code}.md`));
});

// `timeout` stands in errors/timeout.md, `methods.scan` in methods.md.
test.each(snippetNames)("the snippet %s is in its page, byte for byte", (name) => {
  const [page = "", part] = name.split(".");
  expect(blocks(read(join(docs, part ? `${page}.md` : `errors/${page}.md`)))).toContain(
    read(join(snippets, name + suffix)),
  );
});

test("every block that is a whole file is a snippet", () => {
  const known = new Set(snippetNames.map((name) => read(join(snippets, name + suffix))));
  const unknown = pages.flatMap((page) =>
    blocks(read(join(docs, page)))
      .filter((code) => /\bfrom "vitest"/.test(code) && !known.has(code))
      .map((code) => `${page}: ${code}`),
  );
  expect(unknown).toEqual([]);
});

test.each(pages)("the links of %s lead somewhere", (page) => {
  const from = join(docs, page);
  const targets = Array.from(prose(read(from)).matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target);
  const broken = targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = "", fragment] = target.split("#");
    const to = file ? join(dirname(from), file) : from;
    if (!existsSync(to)) return true;
    if (!fragment) return false;
    return !(prose(read(to)).match(/^#+ .*$/gm) ?? []).some(
      (heading) => anchor(heading.replace(/^#+ /, "")) === fragment,
    );
  });
  expect(broken, relative(root, from)).toEqual([]);
});
