import { expect, test } from "vitest";
import { catchErrors } from "./index.js";
import { evaluate, throughLoadUrl } from "./evaluate.js";

test.each([
  "plain text",
  "支付 ü 😀 \u2028 \ud800",
  "%20%22%41 %E4%BD%A0 %FF%C3 ü %C3%BC 100% %zz %",
  "%F0%9F%98%80 %ED%A0%80 %C0%80 %F4%90%80%80 %E4%BD",
  "tab\tline\nreturn\rend",
  '# ? ` < > " { } | ^ [ ] \\\\ %5C%5C',
])("a javascript: URL runs the source as throughLoadUrl has it: %j", async (text) => {
  const got = new Promise<unknown>((resolve) => {
    Reflect.set(window, "got", resolve);
  });
  const source = `got(String.raw\`${text.replaceAll("`", "")}\`)`;
  location.href = `javascript:${source};`;
  const expected = new Promise<unknown>((resolve) => {
    Reflect.set(window, "expected", resolve);
  });
  evaluate(throughLoadUrl(source.replace("got(", "expected(")));
  expect(await got).toBe(await expected);
  Reflect.deleteProperty(window, "got");
  Reflect.deleteProperty(window, "expected");
});

test("what it runs is global, sloppy code, and what that throws is the window's", () => {
  const caught = catchErrors();
  expect(evaluate("(function () { return this === window; })();")).toBe(true);
  expect(evaluate("a b")).toBeUndefined();
  expect(evaluate("null.x")).toBeUndefined();
  caught.stop();
  expect(caught.errors).toEqual([
    "SyntaxError: Unexpected identifier 'b'",
    "TypeError: Cannot read properties of null (reading 'x')",
  ]);
});
