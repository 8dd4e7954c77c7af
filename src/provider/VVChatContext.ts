"use client";
import type { QueryClient } from "@tanstack/react-query";
import { type Context, createContext, useContext } from "react";
import type { VVChatClient } from "../client/createClient.js";
import { invalid } from "../errors/invalid.js";
import type { Locale, MessageOverrides } from "../messages/messages.js";

/** What the provider hands down. It changes when its props do, never when a call or the connection does. */
export interface VVChatContextValue {
  readonly client: VVChatClient;
  /** Where the kit's own mutations run: apart from the app's, whose global retry and callbacks must not touch a sheet. */
  readonly mutations: QueryClient;
  /** For queries, in place of the app's own. */
  readonly queryClient: QueryClient | undefined;
  readonly locale: Locale;
  readonly messages: MessageOverrides | undefined;
  /** How the host that is here says the kit's texts. */
  readonly words: ReturnType<VVChatClient["words"]>;
}

export const VVChatContext: Context<VVChatContextValue | undefined> = /* #__PURE__ */ createContext<
  VVChatContextValue | undefined
>(undefined);

/**
 * What the nearest provider hands down.
 *
 * @param user - who asks, for the message: `"useAuth()"`
 * @throws VVChatError `invalid` that shows how to mount a provider, where there is none
 */
export function useVVChatContext(user: string): VVChatContextValue {
  const value = useContext(VVChatContext);
  if (value) return value;
  throw invalid(
    "VVChatProvider",
    `is missing above ${user}. At the root of your app:

  const client = createVVChatClient({ appId: "…" });
  <VVChatProvider client={client}><App /></VVChatProvider>`,
  );
}
