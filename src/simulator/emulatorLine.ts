import { EmulatorFailure } from "./emulatorFailure.js";

export type Fields = Readonly<Record<string, unknown>>;

/** The line to an emulated platform. Nothing here rejects: a failure is an answer. */
export interface EmulatorLine {
  /** Its address, without a slash at its end. */
  readonly root: string;
  /** Asks below `/emulator/`. With a body it is a `POST`. */
  ask: (
    path: string,
    request: { query?: Readonly<Record<string, string>>; body?: object },
  ) => Promise<Fields | EmulatorFailure>;
  /** The same for one field that is a text, and not an empty one. */
  askText: (path: string, name: string, body: object) => Promise<string | EmulatorFailure>;
  /** For an answer that is none of the emulator's. */
  odd: (path: string) => EmulatorFailure;
}

/** How long it may take for an answer, in ms. */
const patience = 5000;
const failures: ReadonlyMap<number, EmulatorFailure["kind"]> = new Map([
  [400, "refused"],
  [404, "unknown"],
  [409, "already"],
]);

function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** @param base - where the emulator listens */
export function openLine(base: string): EmulatorLine {
  const root = base.replace(/\/+$/, "");
  // The phone's network is the page's alone: the app's own is not played.
  const fetch = globalThis.fetch.bind(globalThis);
  const odd = (path: string, status = "") => new EmulatorFailure("odd", `${root}/emulator/${path}${status}`);

  const ask: EmulatorLine["ask"] = async (path, { query, body }) => {
    const search = query ? `?${new URLSearchParams(query).toString()}` : "";
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, patience);
    const json = body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    try {
      const place = `${root}/emulator/${path}${search}`;
      const response = await fetch(place, { ...json, cache: "no-store", signal: controller.signal });
      const fields = fieldsOf(await response.text());
      if (response.status === 200) return fields;
      const kind = failures.get(response.status);
      const words = fields["err_msg"];
      return kind && typeof words === "string"
        ? new EmulatorFailure(kind, words)
        : odd(path, ` (${String(response.status)})`);
    } catch {
      return new EmulatorFailure("silent", root);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    root,
    ask,
    async askText(path, name, body) {
      const fields = await ask(path, { body });
      if (fields instanceof EmulatorFailure) return fields;
      const value = fields[name];
      return typeof value === "string" && value ? value : odd(path);
    },
    odd,
  };
}
