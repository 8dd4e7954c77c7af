import { fileURLToPath } from "node:url";

const source = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** Vite's `resolve.alias`: the package's public names, served from the source. For stories, the example shop and tests. */
export const sourceAlias = [
  { find: /^vvchat-react$/, replacement: source("index.ts") },
  { find: /^vvchat-react\/(wechat|testing|simulator|devtools|server|emulator)$/, replacement: source("$1/index.ts") },
  { find: /^vvchat-react\/styles\.css$/, replacement: source("styles.css") },
];
