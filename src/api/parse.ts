import type { MessageReceipt, Order, User, WeChatSignature } from "./VVChatApi.js";

/** Makes the error for what is wrong with an answer: `"amount" is "3600"`. */
export type Refuse = (problem: string) => Error;

/** A JSON object of which nothing is known. */
export type Fields = Record<string, unknown>;

/** How each field of a `T` looks in JSON. Where `""` matches, it may be missing. */
type Shape<T> = { readonly [Name in keyof T]-?: RegExp };

const text = /^"[^"]/;
const anyText = /^"/;
// Eleven digits at most: milliseconds, the commonest mistake on the other side, have thirteen.
const seconds = /^(""|[1-9]\d{0,10})$/;

const user: Shape<User> = {
  openId: text,
  nickname: anyText,
  avatar: anyText,
  sex: /^"((fe)?male)?"$/,
  unionId: anyText,
  isSnapshot: /^(""|true|false)$/,
};

const signature: Shape<WeChatSignature> = {
  appId: text,
  timestamp: /^[1-9]\d{0,10}$/,
  nonceStr: text,
  signature: text,
};

const order: Shape<Order> = {
  outTradeNo: text,
  imprestCode: text,
  amount: /^[1-9]\d{0,14}$/,
  status: /^"(un)?paid"$/,
  title: anyText,
  tradeNo: anyText,
  createdAt: seconds,
  paidAt: seconds,
  expiresIn: /^(""|\d{1,11})$/,
};

function read<T>(shape: Shape<T>, body: unknown, refuse: Refuse): T {
  // What is no object has none of the fields.
  const found = { ...(Object(body) as Fields) };
  for (const name in shape) {
    // Java writes null for what is not there, PHP an empty text.
    const json = JSON.stringify(found[name] ?? "");
    if (!shape[name].test(json)) throw refuse(`"${name}" is ${JSON.stringify(found[name])}`);
    if (json === '""') found[name] = undefined;
    else if (shape[name] === seconds) found[name] = new Date(Number(json) * 1000);
  }
  // What the patterns let through is a T.
  return found as T;
}

/** What became of a message. */
export function readReceipt(body: unknown, refuse: Refuse): MessageReceipt {
  const { grantedUntil = null } = read<{ grantedUntil?: Date }>({ grantedUntil: seconds }, body, refuse);
  return { grantedUntil };
}

/** A user from the server, with whatever else it tells of them. */
export function readUser(body: unknown, refuse: Refuse): User {
  return read(user, body, refuse);
}

/** What lets a page use WeChat's functions. */
export function readSignature(body: unknown, refuse: Refuse): WeChatSignature {
  return read(signature, body, refuse);
}

/** An order from the server, with whatever else it tells of it. */
export function readOrder(body: unknown, refuse: Refuse): Order {
  return read(order, body, refuse);
}
