import { execFile } from "node:child_process";

/** Vitest's own variables: with them, a build inside a test would be a test build. */
const ours = /^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$|FORCE_COLOR$)/;
/** A person's, without them. */
export const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))),
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};

/** Runs a program in a folder and gives its output; fails with all that it printed. */
export function run(folder: string, program: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error([`${program} ${args.join(" ")} in ${folder}`, stdout, stderr].join("\n")));
      else resolve(stdout);
    });
    // Nothing may wait for a person.
    child.stdin?.end();
  });
}
