import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

// What the app imports stands beside it.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default { turbopack: { root }, outputFileTracingRoot: root, typescript: { ignoreBuildErrors: true } };
