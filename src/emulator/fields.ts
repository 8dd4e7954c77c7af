import { refuse } from "./answers.js";

/** A JSON object that came in. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export async function readFields(request: Request): Promise<Fields> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) refuse("请求体必须是 JSON");
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    // Refused below.
  }
  return isFields(body) ? body : refuse("请求体必须是 JSON");
}

export function text(fields: Fields, name: string, longest = 256): string {
  const value = fields[name];
  return typeof value === "string" && value && value.length <= longest ? value : refuse(`参数错误：${name}`);
}

/** Nothing where it is missing or empty. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return value === undefined || value === "" ? undefined : text(fields, name);
}

/** Fen: a number, above zero and whole. */
export function amountOf(fields: Fields): number {
  const value = fields["amount"];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : refuse("参数错误：amount");
}

export function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

export function address(fields: Fields, name: string): string {
  const value = text(fields, name, 512);
  return isWebAddress(value) ? value : refuse(`参数错误：${name}`);
}
