import type { QueryClient, UseMutationOptions } from "@tanstack/react-query";
import { askServer } from "../api/askServer.js";
import type { User, VVChatApi } from "../api/VVChatApi.js";
import type { VVChatClient } from "../client/createClient.js";
import { invalid } from "../errors/invalid.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { apiOf } from "./api.js";
import type { AuthExchange } from "./auth.js";
import { hostCallDefaults } from "./hostCall.js";

/** Where a query client keeps the signed-in user of an app. */
export type UserQueryKey = readonly ["vvchat", appId: string, "user"];

/** What {@link userQueryOptions} returns. */
export interface UserQueryOptions<TUser extends User = User> {
  queryKey: UserQueryKey;
  queryFn: (context: { signal: AbortSignal }) => Promise<TUser | null>;
  networkMode: "always";
  refetchOnReconnect: boolean;
  refetchOnWindowFocus: "always" | false;
  staleTime: number;
  gcTime?: number;
  enabled?: boolean;
  initialData?: null;
}

/**
 * The key of the signed-in user in a query client.
 *
 * @example
 * await queryClient.invalidateQueries({ queryKey: userQueryKey(client) }); // asks the server again
 */
export function userQueryKey({ appId }: VVChatClient): UserQueryKey {
  return ["vvchat", appId, "user"];
}

/** A function of the app's server, for who cannot do without it. */
function need<TName extends keyof VVChatApi>(client: VVChatClient, name: TName): NonNullable<VVChatApi[TName]> {
  const found = apiOf(client)[name];
  if (found) return found;
  throw invalid(`api.${name}`, "is missing: createVVChatClient({ api })");
}

/**
 * The query options of the signed-in user: for `prefetchQuery`, or a `useQuery` of your own. Asked once a minute at
 * most, and each time that the page is looked at anew: the user may have signed out elsewhere.
 *
 * @param client - whose `api.me` is asked. Without it nobody is signed in until somebody signs in
 * @throws VVChatError rejects `network` or `server`
 * @example
 * await queryClient.prefetchQuery(userQueryOptions(client));
 */
export function userQueryOptions<TUser extends User = User>(client: VVChatClient): UserQueryOptions<TUser> {
  const known = !!apiOf(client).me;
  return {
    queryKey: userQueryKey(client),
    async queryFn({ signal }) {
      // What else its server tells of a user, is the app's to say.
      return ((await askServer("me", "api.me", need(client, "me"), signal)) ?? null) as TUser | null;
    },
    // A web view may think that it is offline while it is not.
    networkMode: "always",
    refetchOnReconnect: known,
    refetchOnWindowFocus: known && "always",
    staleTime: known ? 60_000 : Infinity,
    // Where nobody can be asked, the cache is all that knows of a sign-in.
    ...(!known && { enabled: false, gcTime: Infinity, initialData: null }),
  };
}

/** Says who is signed in now. A request that is on its way knows less, and must not have the last word. */
async function setUser(queryClient: QueryClient, client: VVChatClient, user: User | null): Promise<void> {
  const queryKey = userQueryKey(client);
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, user);
}

/** What makes a sign-in of `useAuth` the server's: what to do before, and with the grant. */
export interface LoginSteps<TUser> {
  /** Empty where there is no way in. */
  purpose: string;
  onMutate: () => void;
  exchange: AuthExchange<TUser>;
  /** Whether somebody is signed in by it. */
  counts: (user: unknown) => boolean;
}

/** A sign-in by `api.exchange`, which leaves the user in the query client. */
export function loginSteps<TUser extends User>(client: VVChatClient, queryClient: QueryClient): LoginSteps<TUser> {
  return {
    purpose: apiOf(client).exchange ? "login" : "",
    // Before anything is opened: nobody shall consent in vain.
    onMutate() {
      need(client, "exchange");
    },
    counts: (user) => !(Object(user) as User).isSnapshot,
    async exchange(grant) {
      try {
        const user = await askServer("exchange", "auth", (options) => need(client, "exchange")(grant, options));
        if (!user.isSnapshot) await setUser(queryClient, client, user);
        return user as TUser;
      } catch (error) {
        // Another tab may have come first with this code: who is signed in now? What is being asked was asked before.
        const queryKey = userQueryKey(client);
        void queryClient.cancelQueries({ queryKey }).then(() => queryClient.invalidateQueries({ queryKey }));
        throw error;
      }
    },
  };
}

/** The mutation options of a sign-out, after which the query client knows of nobody. */
export function logoutMutationOptions(
  client: VVChatClient,
  queryClient: QueryClient,
): UseMutationOptions<void, VVChatError> {
  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", "logout"],
    async mutationFn() {
      await askServer("logout", "api.logout", need(client, "logout"));
      await setUser(queryClient, client, null);
    },
  };
}
