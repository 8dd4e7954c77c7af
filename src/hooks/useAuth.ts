"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { VVChatError } from "../errors/VVChatError.js";
import type { AuthGrant } from "../methods/auth.js";
import { type AuthMutationConfig, type AuthVariables, authMutationOptions, returnedAuth } from "../options/auth.js";
import type { MutationCallbacks } from "../options/hostCall.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { useLatest } from "./useLatest.js";
import { useResume } from "./useResume.js";

/** Options of {@link useAuth}. */
export type UseAuthOptions<TData = AuthGrant> = AuthMutationConfig<TData> &
  MutationCallbacks<TData, AuthVariables | void>;

/** TanStack Query's own mutation result: `mutate`, `isPending`, `data`, `error`, … */
export type UseAuthResult<TData = AuthGrant> = UseMutationResult<TData, VVChatError, AuthVariables | void>;

/**
 * Asks the user to sign in with VVChat. Where that leaves the page, as in a phone's browser, the answer comes with the next
 * load of it: then the mutation runs as this mounts.
 *
 * @param options - `scope`, `timeout`, `exchange`, and TanStack Query's callbacks
 * @returns a mutation: `data` is the grant `{ code, state, scope }`, or what `exchange` made of it; `error.code` is of
 * the closed list: `denied`, `timeout`, `unavailable`, …, and `network` or `server` where `exchange` failed
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const auth = useAuth({ exchange: ({ code }) => myBackend.login(code) });
 * <button disabled={auth.isPending} onClick={() => auth.mutate()}>Sign in</button>
 */
export function useAuth<TData = AuthGrant>(options?: UseAuthOptions<TData>): UseAuthResult<TData>;
export function useAuth({
  scope,
  timeout,
  purpose,
  exchange,
  ...callbacks
}: UseAuthOptions<unknown> = {}): UseAuthResult<unknown> {
  const { client, mutations } = useVVChatContext("useAuth()");
  // The user may take minutes: what runs then is what the last render passed.
  const latest = useLatest(exchange);
  const own = authMutationOptions<unknown>(client, {
    scope,
    timeout,
    purpose,
    exchange: (grant) => (latest.current ? latest.current(grant) : grant),
  });
  const result = useMutation({ ...callbacks, ...own }, mutations);
  useResume(() => returnedAuth(client, { scope, purpose }), result.mutate, scope);
  return result;
}
