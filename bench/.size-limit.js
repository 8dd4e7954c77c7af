// Not for CI, which reads the one above: the same selections, on the bench's own build, and what to set beside them.
import kit from "../.size-limit.js";
import { kitFolder } from "./kitFolder.mjs";

const { ignore } = kit[0];
const other = (name, path, names) => ({
  name,
  path,
  import: names,
  gzip: true,
  ignore: [...ignore, "react/jsx-runtime"],
});

export default [
  ...kit.map((check) => ({ ...check, path: check.path.replace(/^dist\//, kitFolder) })),
  ...[
    { by: "hand-written", path: "page/handWritten.tsx" },
    { by: "hand-written on TanStack Query", path: "page/bareMutation.tsx" },
  ].flatMap(({ by, path }) => [
    other(`${by}: login`, path, "{ HostProvider, useLogin }"),
    other(`${by}: share`, path, "{ HostProvider, useShareCard }"),
    other(`${by}: everything`, path, "{ HostProvider, useLogin, useShareCard }"),
  ]),
];
