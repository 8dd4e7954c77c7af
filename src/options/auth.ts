import type { UseMutationOptions } from "@tanstack/react-query";
import type { TakenReturn, VVChatClient } from "../client/createClient.js";
import type { VVChatError } from "../errors/VVChatError.js";
import { type AuthGrant, auth, isAuthOf } from "../methods/auth.js";
import { toServerError } from "../errors/serverError.js";
import { hostCallDefaults } from "./hostCall.js";
import { asReturned, returnedAs } from "./returned.js";

/** What one sign-in may say for itself. All of it is optional: `mutate()` does. */
export interface AuthVariables {
  /** In place of the hook's scope. */
  scope?: string | undefined;
  /** Your own OAuth `state`. Default: 128 random bits. */
  state?: string | undefined;
  /** Ends the call as `aborted`. */
  signal?: AbortSignal | undefined;
}

/** What to ask for, and for how long. */
export interface AuthRequest {
  /** `"snsapi_userinfo"` (default), or `"sessionapi_sendmsg:SESSION_ID:SESSION_TYPE"`. */
  scope?: string | undefined;
  /** Deadline in ms for the user's answer. Default: the client's, 5 min. */
  timeout?: number | undefined;
  /**
   * What the sign-in is for, in a word, where a page has several that do different things with the code: an answer that
   * comes back with the page goes to the one that asked. Default `"auth"`; `"login"` for `useUser` and `LoginButton`.
   */
  purpose?: string | undefined;
}

/** Hands the grant to your server and returns what it made of it, e.g. the user. Called once for each code. */
export type AuthExchange<TData> = (grant: AuthGrant) => TData | Promise<TData>;

/** `exchange` may be left out only where the grant itself is the data. */
export type WithExchange<TData> =
  { exchange: AuthExchange<TData> } | (AuthGrant extends TData ? { exchange?: undefined } : never);

/** What {@link authMutationOptions} takes. */
export type AuthMutationConfig<TData> = AuthRequest & WithExchange<TData>;

// A tap storm hands one grant to several mutations, and its code works once: the first exchange is everybody's.
const exchanges = new WeakMap<AuthGrant, Promise<unknown>>();

function exchangeOnce<TData>(grant: AuthGrant, exchange: AuthExchange<TData>): Promise<TData> {
  const running =
    exchanges.get(grant) ??
    new Promise((resolve) => {
      resolve(exchange(grant));
    });
  exchanges.set(grant, running);
  return running as Promise<TData>;
}

/**
 * How long what went wrong is kept for a button that mounts later, in ms: as long as a server may take to say who is
 * signed in.
 */
const keptMs = 10_000;

const returned = new WeakMap<VVChatClient, TakenReturn<AuthGrant> & { until: number }>();

/**
 * A sign-in that this page was opened with, for every hook of its purpose that mounts before it is done: its code works
 * once, and the first exchange is everybody's. One whose purpose is not known, because it fits no call, is anybody's.
 *
 * @returns variables for the mutation, or nothing
 */
export function returnedAuth(
  client: VVChatClient,
  { scope, purpose = "auth" }: Pick<AuthRequest, "scope" | "purpose">,
): AuthVariables | undefined {
  const isMine = (sent: TakenReturn<AuthGrant>["sent"], of: string | undefined) =>
    isAuthOf(sent, scope) && (of ?? purpose) === purpose && purpose !== "";
  const taken = client.takeReturn(auth, isMine);
  if (taken) returned.set(client, { ...taken, until: Infinity });
  const known = returned.get(client);
  if (!known || performance.now() >= known.until || !isMine(known.sent, known.purpose)) return undefined;
  return asReturned(known);
}

/**
 * The mutation options of a sign-in: for `useMutation` with a query client of your own, or `useAuth`.
 *
 * @param client - who calls the host
 * @param config - scope, deadline and exchange
 */
export function authMutationOptions<TData = AuthGrant>(
  client: VVChatClient,
  { scope = "snsapi_userinfo", timeout, purpose = "auth", exchange }: AuthMutationConfig<TData>,
): UseMutationOptions<TData, VVChatError, AuthVariables | void> {
  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", "auth"],
    async mutationFn(variables) {
      const own = variables ?? {};
      const params = { scope: own.scope ?? scope, state: own.state };
      const back = returnedAs<AuthGrant>(variables);
      const known = returned.get(client);
      if (!back) returned.delete(client);
      try {
        const grant = await (back ?? client.call(auth, params, { signal: own.signal, timeout, purpose }));
        // WithExchange: where there is none, the grant is a TData.
        const data = await (exchange ? exchangeOnce(grant, exchange) : (grant as TData & AuthGrant));
        returned.delete(client);
        return data;
      } catch (error) {
        if (known) known.until = Math.min(known.until, performance.now() + keptMs);
        throw toServerError(error, "auth");
      }
    },
  };
}
