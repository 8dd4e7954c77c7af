import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The secret of the sessions, made at the first start: whoever is signed in stays so when the server starts again. */
export async function keepSecret(folder: string): Promise<string> {
  const path = join(folder, "secret");
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    const there = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!there) throw error;
  }
  return readFile(path, "utf8");
}
