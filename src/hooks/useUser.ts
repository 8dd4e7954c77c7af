"use client";
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import type { User } from "../api/VVChatApi.js";
import type { VVChatError } from "../errors/VVChatError.js";
import type { AuthRequest } from "../options/auth.js";
import { loginSteps, logoutMutationOptions, userQueryOptions } from "../options/user.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { type UseAuthResult, useAuth } from "./useAuth.js";
import { useKitQueryClient } from "./useKitQueryClient.js";

/** Options of {@link useUser}: what `login` asks for. */
export type UseUserOptions = Omit<AuthRequest, "purpose">;

/** TanStack Query's own query result, and two mutation results. */
export type UseUserResult<TUser extends User = User> = UseQueryResult<TUser | null, VVChatError> & {
  /** Asks the user to sign in with VVChat, and the server who it is. Then `data` is the user. */
  login: UseAuthResult<TUser>;
  /** Signs out on the server. Then `data` is `null`. */
  logout: UseMutationResult<void, VVChatError, void>;
};

/**
 * Adds to a query result what it has not, and renders no more often for it: TanStack Query renders a component for the
 * fields that it has read, and a spread would read them all.
 */
function withMore<TQuery extends object, TMore extends object>(query: TQuery, more: TMore): TQuery & TMore {
  const fields: PropertyDescriptorMap = {};
  for (const name of Object.keys(query)) {
    fields[name] = { enumerable: true, get: () => Reflect.get(query, name) as unknown };
  }
  return Object.defineProperties({ ...more }, fields) as TQuery & TMore;
}

/**
 * Who is signed in, as the app's own server tells, and the ways in and out.
 *
 * The user is one query, shared by all components (`userQueryKey`), on the app's `QueryClient` where there is one.
 *
 * @param options - `scope` and `timeout` of `login`
 * @returns a query: `data` is the user, or `null` for nobody; `isPending` until that is known, and on a server. Beside
 * it `login` and `logout`, which are mutations. `error.code`: `network`, `server`; of `login` also what `useAuth` says;
 * `invalid` where the client's `api` lacks `exchange` or `logout`
 * @throws VVChatError `invalid` without a `VVChatProvider`
 * @example
 * const { data: user, isPending, login, logout } = useUser();
 * if (isPending) return <Splash />;
 * if (!user) return <button onClick={() => login.mutate()}>Sign in</button>;
 * return <button onClick={() => logout.mutate()}>Sign out {user.nickname}</button>;
 */
export function useUser<TUser extends User = User>({ scope, timeout }: UseUserOptions = {}): UseUserResult<TUser> {
  const { client, mutations } = useVVChatContext("useUser()");
  const queryClient = useKitQueryClient("useUser()");
  const query = useQuery<TUser | null, VVChatError>(userQueryOptions<TUser>(client), queryClient);
  const login = useAuth<TUser>({ scope, timeout, ...loginSteps<TUser>(client, queryClient) });
  const logout = useMutation(logoutMutationOptions(client, queryClient), mutations);
  return withMore(query, { login, logout });
}
