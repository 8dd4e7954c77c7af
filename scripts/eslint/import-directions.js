// Who may import whom in `src`. A folder is a layer; the table says what each may see. What is not in the table is an error.
import { dirname, join, relative, sep } from "node:path";

/** The packages that the kit may use at run time: its peers. */
const peers = ["react", "react-dom", "@tanstack/react-query"];

/**
 * The first path that matches decides a file's layer.
 * `types`: layers of which it may take types alone, because its own signatures name them. `packages`: what it may import from outside.
 */
const layers = [
  {
    name: "entry",
    path: /^index$/,
    imports: [
      "components",
      "hooks",
      "options",
      "provider",
      "client",
      "bridges",
      "payments",
      "journal",
      "api",
      "messages",
      "methods",
      "contract",
      "errors",
    ],
  },
  {
    name: "components",
    path: /^components\//,
    imports: ["hooks", "provider", "messages", "errors"],
    types: ["client", "options", "methods", "payments", "api"],
    packages: peers,
  },
  {
    name: "hooks",
    path: /^hooks\//,
    imports: ["provider", "options", "payments", "errors"],
    types: ["client", "methods", "api"],
    packages: peers,
  },
  {
    name: "options",
    path: /^options\//,
    imports: ["client", "payments", "returns", "journal", "api", "methods", "errors"],
    packages: peers,
  },
  { name: "provider", path: /^provider\//, imports: ["client", "messages", "errors"], packages: peers },
  // The one place that knows which bridges an app gets when it names none.
  { name: "client", path: /^client\/defaultBridges$/, imports: ["bridges", "contract"] },
  // The helper is the user agent: how long to wait for a host depends on it.
  {
    name: "client",
    path: /^client\//,
    imports: ["contract", "bridge helpers", "methods", "errors", "payments", "journal", "api"],
  },
  { name: "payments", path: /^payments\//, imports: ["journal", "api", "errors"] },
  { name: "returns", path: /^returns\//, imports: ["journal", "contract", "bridge helpers", "methods", "errors"] },
  { name: "journal", path: /^journal\//, imports: ["errors"] },
  { name: "api", path: /^api\//, imports: ["errors"] },
  { name: "methods", path: /^methods\//, imports: ["errors"], types: ["contract"] },
  { name: "messages", path: /^messages\//, imports: ["errors"] },
  { name: "errors", path: /^errors\//, imports: [] },
  { name: "contract", path: /^bridges\/bridge$/, imports: ["errors", "journal"], types: ["api"] },
  // A bridge sees the contract and the helpers beside it, never another bridge: `alone`.
  {
    name: "bridges",
    path: /^bridges\/(webView|jssdk|deepLink)$/,
    imports: ["contract", "bridge helpers", "returns", "errors"],
    alone: true,
  },
  { name: "bridge helpers", path: /^bridges\//, imports: ["contract", "errors"] },
  { name: "engine", path: /^testing\/engine\//, imports: ["contract", "methods", "errors"], types: ["bridges"] },
  {
    name: "testing",
    path: /^testing\//,
    imports: [
      "engine",
      "provider",
      "client",
      "payments",
      "returns",
      "api",
      "bridges",
      "contract",
      "methods",
      "messages",
      "errors",
      "trace",
      // Lazily, for a story whose person wants the sheets.
      "simulator",
    ],
    types: ["journal"],
    packages: ["react", "@tanstack/react-query"],
  },
  {
    name: "simulator",
    path: /^simulator\//,
    imports: ["engine", "contract", "bridge helpers", "errors", "messages", "styles"],
  },
  { name: "styles", path: /^styles\//, imports: [] },
  // The trace of calls: of the client it knows what its events say.
  { name: "trace", path: /^trace\//, imports: ["errors"], types: ["client"] },
  {
    name: "devtools",
    path: /^devtools\//,
    imports: ["trace", "provider", "messages", "methods", "errors", "styles"],
    types: ["client"],
    packages: ["react", "react-dom"],
  },
  // What WeChat can do beside what the kit has hooks for: definitions, which know no bridge.
  {
    name: "wechat methods",
    path: /^wechat\/(methods\/|wireNames$)/,
    imports: ["methods", "errors"],
    types: ["contract"],
  },
  {
    name: "wechat",
    path: /^wechat\//,
    imports: ["wechat methods", "returns", "contract", "bridge helpers", "api", "errors"],
  },
  { name: "platform", path: /^platform\//, imports: [], packages: ["@noble/hashes", "node:http"] },
  { name: "server", path: /^server\//, imports: ["platform"], packages: ["jose", "sax"] },
  { name: "emulator", path: /^emulator\//, imports: ["platform"], packages: ["node:http"] },
];

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      noLayer: "src/{{path}} belongs to no layer: add its folder to scripts/eslint/import-directions.js.",
      index: "Nothing in src imports src/index.ts: name the module itself.",
      direction: "{{from}} must not import {{to}} (src/{{path}}).",
      typesOnly: "{{from}} may take types alone from {{to}}: write `import type`.",
      sibling: "A bridge must not import another bridge: put what they share in a helper beside them.",
      package: '{{from}} must not import "{{name}}".',
    },
  },
  create(context) {
    const source = join(context.cwd, "src");
    /** @param {string} file */
    const inSource = (file) =>
      relative(source, file)
        .split(sep)
        .join("/")
        .replace(/(\.css)?(\.d)?\.(js|tsx?)$|\.css\?inline$/, "");

    const path = inSource(context.filename);
    const layer = layers.find((it) => it.path.test(path));
    if (!layer) {
      return { Program: (node) => context.report({ node, messageId: "noLayer", data: { path } }) };
    }
    const from = layer.name;

    /**
     * @param {any} node where to report it
     * @param {string} specifier
     * @param {boolean} typesOnly
     */
    function check(node, specifier, typesOnly) {
      /**
       * @param {string} messageId
       * @param {Record<string, string>} [data]
       */
      const report = (messageId, data = {}) => context.report({ node, messageId, data: { from, ...data } });

      if (!specifier.startsWith(".")) {
        const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
        if (name === "vvchat-react") report("index");
        else if (!layer?.packages?.includes(name)) report("package", { name: specifier });
        return;
      }
      const targetPath = inSource(join(dirname(context.filename), specifier));
      if (targetPath === "index" || targetPath === "") return report("index");
      const target = layers.find((it) => it.path.test(targetPath));
      if (!target) return report("noLayer", { path: targetPath });
      const to = target.name;
      if (to === from) {
        if (layer?.alone) report("sibling");
      } else if (layer?.types?.includes(to)) {
        if (!typesOnly) report("typesOnly", { to });
      } else if (!layer?.imports.includes(to)) {
        report("direction", { to, path: targetPath });
      }
    }

    /** @param {any} node an import or export declaration, as the TypeScript parser gives it */
    function checkDeclaration(node) {
      if (node.source === null) return;
      check(node.source, node.source.value, node.importKind === "type" || node.exportKind === "type");
    }

    return {
      ImportDeclaration: checkDeclaration,
      ExportNamedDeclaration: checkDeclaration,
      ExportAllDeclaration: checkDeclaration,
      ImportExpression(node) {
        if (node.source.type === "Literal" && typeof node.source.value === "string")
          check(node.source, node.source.value, false);
      },
      // `import("./x.js").Y` as a type.
      TSImportType(/** @type {any} */ node) {
        check(node, node.source.value, true);
      },
    };
  },
};
