import type { QueryClient, UseMutationOptions } from "@tanstack/react-query";
import { askServer } from "../api/askServer.js";
import type { ApiOptions, MessageReceipt } from "../api/VVChatApi.js";
import type { VVChatClient } from "../client/createClient.js";
import { requireText } from "../errors/requireText.js";
import { safely } from "../errors/safely.js";
import { toServerError } from "../errors/serverError.js";
import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { auth } from "../methods/auth.js";
import { getSession } from "../methods/getSession.js";
import { type Session, messageScope } from "../methods/session.js";
import { apiOf } from "./api.js";
import { hostCallDefaults } from "./hostCall.js";
import { sessionQueryKey } from "./session.js";

/** Where a message is on its way: which chat, the user's consent, your server. */
export type SendMessageStep = "session" | "consent" | "message";

/** One message. */
export interface MessageVariables {
  content: string;
  /** The chat. Default: the hook's, else the one that the page was opened from. */
  session?: Session | undefined;
  /** Ends it as `aborted`, as long as it waits for the user. */
  signal?: AbortSignal | undefined;
}

/** A message that is in the chat. */
export interface SentMessage extends MessageReceipt {
  session: Session;
}

/** What {@link sendMessageMutationOptions} takes. */
export interface SendMessageConfig {
  /** The chat. Default: the one that the page was opened from. */
  session?: Session | undefined;
  /** Deadline in ms for the user's consent. Default: the client's, 5 min. */
  timeout?: number | undefined;
  /** Is told of each step as it begins. */
  onStep?: ((step: SendMessageStep) => void) | undefined;
}

/** What a client's messages know of each other. */
interface Messages {
  /** Until when the server can send without the user, in ms since 1970, by scope. */
  readonly grants: Map<string, number>;
  /** Those on their way. A tap storm is one message. */
  readonly open: Map<string, Promise<SentMessage>>;
}

const byClient = new WeakMap<VVChatClient, Messages>();

function messagesOf(client: VVChatClient): Messages {
  const known: Messages = byClient.get(client) ?? { grants: new Map(), open: new Map() };
  byClient.set(client, known);
  return known;
}

/** An error that says which step it belongs to. */
async function inStep<T>(step: SendMessageStep, config: SendMessageConfig, run: () => Promise<T>): Promise<T> {
  try {
    safely(() => config.onStep?.(step));
    return await run();
  } catch (cause) {
    throw Object.assign(toServerError(cause, "api.sendMessage"), { step });
  }
}

/** Until it is known which way a call takes. A signal ends the wait, not the call: that does so by itself. */
async function whenConnected(client: VVChatClient, signal: AbortSignal | undefined): Promise<void> {
  if (client.getState().status !== "connecting" || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      signal?.removeEventListener("abort", done);
      resolve();
    };
    signal?.addEventListener("abort", done);
    client.ready().then(done, done);
  });
}

/**
 * The mutation options of a message into a chat: for `useMutation` with a query client of your own, or `useSendMessage`.
 *
 * @param client - who asks the user; its `api.sendMessage` sends
 * @param queryClient - where the chat that the page was opened from is kept
 * @param config - chat, deadline, `onStep`
 */
export function sendMessageMutationOptions(
  client: VVChatClient,
  queryClient: QueryClient,
  config: SendMessageConfig = {},
): UseMutationOptions<SentMessage, VVChatError, MessageVariables> {
  const { sendMessage } = apiOf(client);

  async function chat({ session = config.session }: MessageVariables): Promise<Session> {
    // Before anything is opened: nobody shall consent in vain.
    if (!sendMessage) throw new VVChatError("invalid", '"api.sendMessage" is missing: createVVChatClient({ api }).');
    const known = queryClient.getQueryData<Session | null>(sessionQueryKey(client));
    const found = session ?? known ?? (await client.call(getSession));
    if (found) return found;
    throw new VVChatError("unavailable", "Opened from no chat, and none was named", { method: "getSession" });
  }

  async function run(content: string, variables: MessageVariables, { grants }: Messages): Promise<SentMessage> {
    const session = await inStep("session", config, () => chat(variables));
    const scope = messageScope(session);

    const send = (code?: string) =>
      inStep("message", config, async () => {
        const request = { ...session, content, code };
        const ask = (options: ApiOptions) => sendMessage?.(request, options);
        const { grantedUntil } = await askServer("sendMessage", "api.sendMessage", ask);
        if (grantedUntil) grants.set(scope, grantedUntil.getTime());
        return { grantedUntil, session };
      });

    if ((grants.get(scope) ?? 0) > Date.now()) {
      try {
        return await send();
      } catch (error) {
        // The server has forgotten it, or VVChat has: the user is asked once more.
        if (!isVVChatError(error, "denied")) throw error;
        grants.delete(scope);
      }
    }
    const { signal } = variables;
    const consent = async () => {
      await whenConnected(client, signal);
      if (client.explain("auth").leaves) {
        const why = "A message works inside VVChat alone: its consent would leave the page, and the text would be lost";
        throw new VVChatError("unsupported", why, { method: "auth" });
      }
      return client.call(auth, { scope }, { signal, timeout: config.timeout });
    };
    return send((await inStep("consent", config, consent)).code);
  }

  return {
    ...hostCallDefaults,
    mutationKey: ["vvchat", "sendMessage"],
    async mutationFn(variables) {
      const content = requireText(variables.content, "content", "api.sendMessage");
      const messages = messagesOf(client);
      const { sessionId, sessionType } = variables.session ?? config.session ?? {};
      const key = `${String(sessionType)} ${String(sessionId)} ${content}`;
      const message = messages.open.get(key) ?? run(content, variables, messages);
      messages.open.set(key, message);
      try {
        return await message;
      } finally {
        if (messages.open.get(key) === message) messages.open.delete(key);
      }
    },
  };
}
