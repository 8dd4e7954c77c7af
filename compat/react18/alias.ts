import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./node_modules/", import.meta.url));

/**
 * Vite's `resolve.alias` for the oldest peers: each package that holds React, from this folder. The test library and TanStack
 * Query are here too, because what Node loads for itself finds React beside it, not through an alias.
 */
export const react18Alias = [
  {
    find: /^(react|react-dom|@tanstack\/react-query|@testing-library\/react|vitest-browser-react)($|\/)/,
    replacement: `${folder}$1$2`,
  },
];
