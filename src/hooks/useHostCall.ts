"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { HostMethod } from "../methods/defineMethod.js";
import { type MutationCallbacks, hostCallMutationOptions } from "../options/hostCall.js";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Options of {@link useHostCall}. */
export interface UseHostCallOptions<TParams, TResult> extends MutationCallbacks<TResult, TParams> {
  /** Deadline in ms, counted from when the call was sent. Default: the method's, then the client's. */
  timeout?: number | undefined;
}

/** TanStack Query's own mutation result. */
export type UseHostCallResult<TParams, TResult> = UseMutationResult<TResult, VVChatError, TParams>;

/**
 * Any host method as a mutation, typed by `defineMethod`: for what the kit has no hook of its own for.
 *
 * @param method - from `defineMethod`, made once, at module level
 * @param options - a deadline, and TanStack Query's callbacks
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const scan = useHostCall(scanQRCode);
 * <button onClick={() => scan.mutate({ formats: ["qr"] })}>{scan.data?.text ?? "Scan"}</button>
 */
export function useHostCall<TParams, TResult>(
  method: HostMethod<TParams, TResult>,
  { timeout, ...callbacks }: UseHostCallOptions<TParams, TResult> = {},
): UseHostCallResult<TParams, TResult> {
  const { client, mutations } = useVVChatContext("useHostCall()");
  return useMutation({ ...callbacks, ...hostCallMutationOptions(client, method, { timeout }) }, mutations);
}
