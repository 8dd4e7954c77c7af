import type { TakenReturn } from "../client/createClient.js";

const outcomes = new WeakMap<object, Promise<unknown>>();

/** Variables of a mutation that ends as a call did that left the page, and makes none. */
export function asReturned({ outcome }: TakenReturn<unknown>): Record<string, never> {
  const variables = {};
  outcomes.set(variables, outcome);
  return variables;
}

/** How the call ended that came back as these variables; nothing for all others. */
export function returnedAs<T>(variables: object | void): Promise<T> | undefined {
  return variables ? (outcomes.get(variables) as Promise<T> | undefined) : undefined;
}
