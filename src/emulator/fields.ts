import { refuse } from "./answers.js";

/** A JSON object that came in. */
export type Fields = Readonly<Record<string, unknown>>;

export async function readFields(request: Request): Promise<Fields> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) refuse("请求体必须是 JSON");
  try {
    const body: unknown = await request.json();
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Refused below.
  }
  return refuse("请求体必须是 JSON");
}

export function text(fields: Fields, name: string, longest = 256): string {
  const value = fields[name];
  return typeof value === "string" && value && value.length <= longest ? value : refuse(`参数错误：${name}`);
}

/** Fen: a number, above zero and whole. */
export function amountOf(fields: Fields): number {
  const value = fields["amount"];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : refuse("参数错误：amount");
}

export function address(fields: Fields, name: string): string {
  const value = text(fields, name, 512);
  return /^https?:\/\/[^/]/.test(value) ? value : refuse(`参数错误：${name}`);
}
