import comments from "@eslint-community/eslint-plugin-eslint-comments";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import storybook from "eslint-plugin-storybook";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";
import importDirections from "./scripts/eslint/import-directions.js";

const kit = { rules: { "import-directions": importDirections } };

// The error codes of the closed list that have two words. They are the kit's own names, not a host's: texts are keyed by them.
const codes = "invalid_response|state_mismatch|script_failed|not_opened";
// The envelope of every reply, which what carries replies has to know.
const envelope = "err_code|err_msg";
const hostGlobals = "/^(WebViewJavascriptBridge|WVJBCallbacks|WeixinJSBridge)$/";

/** `no-restricted-syntax` has one list for each file, so the lists are put together here. */
const noExportAll = {
  selector: "ExportAllDeclaration",
  message: "List the names one by one: `export *` hides what is public.",
};
const noSnakeCase = (allowed) => {
  const name = `/^(?!(${allowed})$)\\w*[a-z0-9]_[a-z]\\w*$/`;
  return [
    `Identifier[name=${name}]`,
    `Property > Literal.key[value=${name}]`,
    `MemberExpression > Literal.property[value=${name}]`,
    `TSPropertySignature > Literal.key[value=${name}]`,
  ].map((selector) => ({
    selector,
    message: "A host's wire names live in src/methods, src/platform, src/server, src/emulator and src/wechat alone.",
  }));
};
const noHostGlobals = [
  // Not where a type of that name is passed on.
  `:not(ExportSpecifier) > Identifier[name=${hostGlobals}]`,
  `Literal[value=${hostGlobals}]`,
  "MemberExpression > Identifier.property[name='vvchat']",
  "MemberExpression > Literal.property[value='vvchat']",
  "BinaryExpression[operator='in'] > Literal[value='vvchat']",
].map((selector) => ({ selector, message: "Only a bridge (or what stands in for a host) touches a host's global." }));

export default defineConfig(
  globalIgnores(["**/node_modules", "**/dist", "**/.next", "**/next-env.d.ts", "storybook-static", "coverage"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    plugins: { comments },
    rules: {
      "comments/require-description": "error",
      "comments/no-unlimited-disable": "error",
    },
  },
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: globals.node } },
  // What they ask of a page runs there: bench/page/main.ts.
  { files: ["bench/measures/*.mjs"], languageOptions: { globals: { bench: "readonly" } } },

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers read well in a template; everything else that is no string is refused, as in the strict set.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `Variables | void` is how TanStack Query says that `mutate()` may be called with nothing.
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      // Vitest types `expect.any()` and its like as `any`.
      "@typescript-eslint/no-unsafe-assignment": "off",
      // A host's or an app's part is played by functions that are async because the real ones are.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["test/**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex:
                "^(react|react-dom|@testing-library/react|vitest-browser-react)($|/)|/src/(components|hooks|provider)/",
              message: "Call the file .tsx: tests of React code run under the oldest React too, and are known by that.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["{src,stories,test,examples,bench,compat}/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
  },
  {
    // Statements that are compiled and never run, some of them wrong on purpose.
    files: ["test/types/**"],
    rules: {
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "react-hooks/rules-of-hooks": "off",
    },
  },
  {
    // Apps with dependencies of their own, which lint does without: their types are checked where they are installed.
    files: ["compat/routers/**/*.{ts,tsx}"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  storybook.configs["flat/recommended"],

  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { kit },
    rules: {
      "kit/import-directions": "error",
      "max-lines": ["error", 250],
      // A word to the developer, never a log.
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-restricted-syntax": ["error", noExportAll, ...noSnakeCase(codes), ...noHostGlobals],
      // The compiler's ES2021 library catches what the language got later. These came with the DOM, after Chrome 91 or
      // Safari 15, or are missing on plain http pages.
      "no-restricted-globals": ["error", "structuredClone"],
      "no-restricted-properties": [
        "error",
        ...["timeout", "any"].map((property) => ({
          object: "AbortSignal",
          property,
          message: "Newer than Safari 15.",
        })),
        { object: "crypto", property: "randomUUID", message: "Newer than Chrome 91, and missing on plain http." },
        { object: "crypto", property: "subtle", message: "Missing on plain http." },
        { object: "navigator", property: "locks", message: "Missing on plain http." },
      ],
    },
  },
  {
    files: ["src/{methods,platform,server,emulator}/**"],
    rules: { "no-restricted-syntax": ["error", noExportAll, ...noHostGlobals] },
  },
  // They run on Node 20 and its like, where all of this is.
  { files: ["src/{platform,server,emulator}/**"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["src/{bridges,simulator,testing}/**"],
    rules: { "no-restricted-syntax": ["error", noExportAll, ...noSnakeCase(`${codes}|${envelope}`)] },
  },
  // A bridge with methods of its own.
  { files: ["src/wechat/**"], rules: { "no-restricted-syntax": ["error", noExportAll] } },
);
