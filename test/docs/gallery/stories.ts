import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** A file of the repository; nothing where there is none. */
export function text(path: string): string {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
}

/** The texts between quotes. */
const quoted = (source: string): string[] => Array.from(source.matchAll(/"([^"]+)"/g), ([, it = ""]) => it);

/** The words that a type of the source allows, e.g. `ControlPhase`, or a field, e.g. `reason`. */
export function wordsOf(path: string, name: string): string[] {
  const found = new RegExp(`(?:type ${name} =|^ *${name}:)([^;]*);`, "m").exec(text(path))?.[1];
  return quoted(found ?? "");
}

/** One story, and what its play function waits for: it fails where that does not come. */
export interface ReadStory {
  readonly name: string;
  readonly phases: readonly string[];
  readonly codes: readonly string[];
}

const claim = /\b(?:showsPhase|pressUntil|pressBothUntil|enterUntil|showsCard|pressCard)\(\s*"(\w+)"(?:,\s*"(\w+)")?/g;

/** The stories of a file. */
export function readStories(path: string): ReadStory[] {
  const [, ...blocks] = text(path).split(/^export const /m);
  return blocks.map((block) => {
    const claims = [...block.matchAll(claim)];
    return {
      name: /^\w+/.exec(block)?.[0] ?? "",
      phases: claims.map(([, phase = ""]) => phase),
      codes: claims.map(([, , code = ""]) => code).filter(Boolean),
    };
  });
}
