import { isVVChatError, type VVChatError } from "../../src/errors/VVChatError.js";

/** A promise as a test sees it now: `"pending"`, `"success"`, or the code that it was rejected with. */
export interface Watched<T> {
  readonly state: string;
  readonly value: T | undefined;
  readonly error: VVChatError | undefined;
}

/** Watches a promise, so that a test with fake timers can ask where it stands. */
export function watch<T>(promise: Promise<T>): Watched<T> {
  const seen: { state: string; value: T | undefined; error: VVChatError | undefined } = {
    state: "pending",
    value: undefined,
    error: undefined,
  };
  promise.then(
    (value) => {
      seen.state = "success";
      seen.value = value;
    },
    (error: unknown) => {
      if (isVVChatError(error)) {
        seen.state = error.code;
        seen.error = error;
      } else seen.state = `not a VVChatError: ${String(error)}`;
    },
  );
  return seen;
}

/** The error that a promise is rejected with; throws where it is not one of the kit's. */
export async function rejection(promise: Promise<unknown>): Promise<VVChatError> {
  try {
    await promise;
  } catch (error) {
    if (isVVChatError(error)) return error;
    throw error;
  }
  throw new Error("The promise was fulfilled");
}
