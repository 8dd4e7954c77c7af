import { fileURLToPath } from "node:url";

/** Where the bench's own build of the package goes: not to `dist`, which others may be reading. */
export const kitFolder = fileURLToPath(new URL("../node_modules/.bench/", import.meta.url));
