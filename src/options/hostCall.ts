import type { UseMutationOptions } from "@tanstack/react-query";
import type { CallOptions } from "../client/call.js";
import type { VVChatClient } from "../client/createClient.js";
import type { VVChatError } from "../errors/VVChatError.js";
import type { HostMethod } from "../methods/defineMethod.js";

/** What an app may say of a mutation of the kit's: TanStack Query's own callbacks and no more. */
export type MutationCallbacks<TData, TVariables> = Pick<
  UseMutationOptions<TData, VVChatError, TVariables>,
  "onMutate" | "onSuccess" | "onError" | "onSettled" | "throwOnError" | "meta"
>;

/**
 * How the kit runs a host call as a mutation. Never again by itself, for a person has the sheet open; whatever the
 * browser thinks of the network, for the host is on the phone; and kept no longer than somebody watches.
 */
export const hostCallDefaults = { retry: false, networkMode: "always", gcTime: 0 } as const;

/** The mutation options of a host method: for `useMutation` with a client of your own, or `useHostCall`. */
export function hostCallMutationOptions<TParams, TResult>(
  client: VVChatClient,
  method: HostMethod<TParams, TResult>,
  options?: Pick<CallOptions, "timeout">,
): UseMutationOptions<TResult, VVChatError, TParams> {
  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", method.name],
    mutationFn: (params) => client.call(method, params, options),
  };
}
