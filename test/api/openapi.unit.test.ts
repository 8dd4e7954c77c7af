import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { httpApi } from "../../src/index.js";
import openapi from "../../docs/openapi.json" with { type: "json" };

const { User, Order } = openapi.components.schemas;
const user = openapi.paths["/me"].get.responses[200].content["application/json"].example;
const order = openapi.paths["/orders"].post.responses[200].content["application/json"].example;
const paid = openapi.paths["/orders"].get.responses[200].content["application/json"].example;

const receipt = openapi.paths["/messages"].post.responses[200].content["application/json"].example;
const signature = openapi.paths["/wechat/signature"].get.responses[200].content["application/json"].example;

interface Operation {
  operationId: string;
  responses: Record<string, { description: string; content?: { "application/json": { example?: unknown } } }>;
}

const paths: Record<string, Record<string, Operation>> = openapi.paths;
const operations = Object.values(paths).flatMap((path) => Object.values(path));

function isError(value: unknown): value is { error: { code: string; message: string } } {
  return typeof value === "object" && value !== null && "error" in value;
}

/** What the file uses of JSON Schema for a field. */
interface FieldSchema {
  type: string | string[];
  enum?: unknown[];
  minLength?: number;
  minimum?: number;
  maximum?: number;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Number.isInteger(value)) return "integer";
  return Array.isArray(value) ? "array" : typeof value;
}

function matches(schema: FieldSchema, value: unknown): boolean {
  if (![schema.type].flat().includes(typeOf(value))) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (typeof value === "string") return value.length >= (schema.minLength ?? 0);
  if (typeof value === "number") {
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  }
  return true;
}

const answering = (body: unknown) => httpApi("/api", { fetch: () => Promise.resolve(Response.json(body)) });

async function takes(body: unknown, ask: "exchange" | "orderStatus"): Promise<boolean> {
  const api = answering(body);
  const answer = ask === "exchange" ? api.exchange({ code: "C", state: "S", scope: "s" }, {}) : api.orderStatus({}, {});
  return answer.then(
    () => true,
    () => false,
  );
}

const values = [
  ...["", "x", "3600", "女", "female", "male", "PAID", "paid", "unpaid", " "],
  ...[-1, 0, 1, 36.5, 3600, 1_795_244_400, 1_795_244_400_000, 99_999_999_999, 100_000_000_000],
  ...[999_999_999_999_999, 1_000_000_000_000_000, null, true, false, [], ["x"], {}],
];

describe.each([
  ["User", "exchange", user, User],
  ["Order", "orderStatus", order, Order],
] as const)("%s", (_, ask, example, schema) => {
  const required: readonly string[] = schema.required;

  test.each(Object.entries<FieldSchema>(schema.properties))(
    "the kit takes of %s what the file says",
    async (name, field) => {
      for (const value of values) {
        // The kit takes it for missing, as PHP means it. The file need not invite that.
        if (value === "" && !required.includes(name)) continue;
        const agreed = { value, taken: matches(field, value) };
        expect({ value, taken: await takes({ ...example, [name]: value }, ask) }).toEqual(agreed);
      }
      const { [name as never]: _left, ...without } = example as Record<string, unknown>;
      expect(await takes(without, ask)).toBe(!required.includes(name));
    },
  );
});

test("its examples are answers that the kit takes", async () => {
  expect(await answering(user).me({})).toEqual(user);
  expect(await answering(order).orderStatus({}, {})).toMatchObject({ createdAt: new Date(order.createdAt * 1000) });
  expect(await answering(paid).orderStatus({}, {})).toMatchObject({ paidAt: new Date(paid.paidAt * 1000) });
});

test("its errors are read as the kit's", async () => {
  const errors = operations.flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const body = content?.["application/json"].example;
      return isError(body) ? [{ status: Number(status.replace("XX", "03")), body }] : [];
    }),
  );
  expect(errors.length).toBeGreaterThan(9);
  for (const { status, body } of errors) {
    const api = httpApi("/api", { fetch: () => Promise.resolve(Response.json(body, { status })) });
    await expect(api.orderStatus({}, {})).rejects.toMatchObject({
      code: status === 401 || body.error.code === "grant_needed" ? "denied" : "server",
      hostCode: status,
      hostMessage: body.error.message,
    });
  }
});

test("the kit asks what the file has, and nothing else", async () => {
  const asked: string[] = [];
  const api = httpApi("", {
    fetch: (url, { method = "", headers, body }) => {
      const path = url.replace(/\?(\w+)=.*/, " $1");
      const key = new Headers(headers).get("idempotency-key");
      asked.push([method, path, key, typeof body === "string" && body].filter(Boolean).join(" "));
      const about = url === "/login" || url === "/me" ? user : order;
      const others: Readonly<Record<string, unknown>> = { "/messages": receipt, "/wechat/signature url": signature };
      return Promise.resolve(Response.json(others[path] ?? about));
    },
  });
  const { post } = openapi.paths["/orders"];
  const { code, state, scope } = openapi.paths["/login"].post.requestBody.content["application/json"].example;
  const request = post.requestBody.content["application/json"].example;
  await api.me({});
  await api.exchange({ code, state, scope }, {});
  await api.logout({});
  await api.createOrder({ ...request, idempotencyKey: post.parameters[0]?.example ?? "" }, {});
  await api.orderStatus({ outTradeNo: "T" }, {});
  await api.orderStatus({ imprestCode: "I" }, {});
  const message = openapi.paths["/messages"].post.requestBody.content["application/json"].example;
  await api.sendMessage({ ...message, sessionType: "group" }, {});
  expect(await api.weChatSignature({ url: "https://shop.example/?a=1&b=2#c" }, {})).toEqual(signature);
  expect(asked).toEqual([
    "GET /me",
    `POST /login ${JSON.stringify({ code, state, scope })}`,
    "POST /logout {}",
    `POST /orders cart-7.1 ${JSON.stringify(request)}`,
    "GET /orders outTradeNo",
    "GET /orders imprestCode",
    `POST /messages ${JSON.stringify(message)}`,
    "GET /wechat/signature url",
  ]);
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(api).sort());
});

test("what docs/http-api.md shows as JSON, are the file's examples", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/http-api.md"), "utf8");
  const shown = Array.from(page.matchAll(/^```json\n([^]*?)^```$/gm), ([, json = ""]) => JSON.parse(json) as unknown);
  expect(shown.length).toBeGreaterThan(3);
  const file = JSON.stringify(openapi);
  for (const body of shown) expect(file).toContain(JSON.stringify(body));
});
