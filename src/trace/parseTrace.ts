import type { Json } from "./VVChatTrace.js";

/** What a host did about one call, as far as it can be played again. */
export interface RecordedCall {
  readonly method: string;
  /** What it was given, in its own names, masked. */
  readonly wire: Readonly<Record<string, unknown>>;
  /** Its answers, in the order in which they came: ms since it was asked. None where it stayed silent. */
  readonly answers: readonly { readonly after: number; readonly reply: Json }[];
}

type Fields = Readonly<Record<string, unknown>>;

function wrong(field: string, why: string): Error {
  return new Error(`This is no trace of the call log: ${field} ${why}`);
}

function fieldsOf(value: unknown, field: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(field, "must be an object");
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(field, "must be a list");
}

function msOf(value: unknown, field: string): number {
  if (typeof value === "number" && value >= 0 && value < 86_400_000) return value;
  throw wrong(field, "must be a number of ms, from 0 to a day");
}

/** JSON is what was parsed, and nothing else can be in it. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("the text", "is no JSON");
  }
}

function recordedCall(value: unknown, field: string): RecordedCall[] {
  const call = fieldsOf(value, field);
  const { method, sentAfter, duration, reply, wire = {}, after = [] } = call;
  if (typeof method !== "string" || !method) throw wrong(`${field}.method`, "must be a text");
  const later = listOf(after, `${field}.after`).map((one, index) => {
    const place = `${field}.after[${String(index)}]`;
    const answer = fieldsOf(one, place);
    return { at: msOf(answer["duration"], `${place}.duration`), reply: answer["reply"] };
  });
  // It never went to the host, or another call went for it.
  if (sentAfter === undefined || call["joined"] !== undefined) return [];
  const sent = msOf(sentAfter, `${field}.sentAfter`);
  const first = reply === undefined ? [] : [{ at: msOf(duration, `${field}.duration`), reply }];
  const answers = [...first, ...later].flatMap(({ at, reply }) =>
    isJson(reply) ? [{ after: Math.max(0, at - sent), reply }] : [],
  );
  return [{ method, wire: fieldsOf(wire, `${field}.wire`), answers }];
}

/**
 * The calls of a copied trace that reached a host, oldest first.
 *
 * @param trace - what the call log copied, as text or parsed
 * @throws Error naming the field that is wrong
 */
export function parseTrace(trace: unknown): readonly RecordedCall[] {
  // Through JSON: what else is in an object, no text of JSON has.
  const given: unknown = typeof trace === "string" ? parseText(trace) : JSON.parse(JSON.stringify(trace ?? null));
  const fields = fieldsOf(given, "the trace");
  if (fields["vvchatTrace"] !== 1) throw wrong("vvchatTrace", "must be 1");
  return listOf(fields["calls"], "calls").flatMap((call, index) => recordedCall(call, `calls[${String(index)}]`));
}
