"use client";
import { QueryClient } from "@tanstack/react-query";
import { type JSX, type ReactNode, useState } from "react";
import type { VVChatClient } from "../../client/createClient.js";
import { VVChatProvider } from "../../provider/VVChatProvider.js";
import type { StorySetup } from "./setup.js";

interface StoryProviderProps {
  client: VVChatClient;
  setup: StorySetup;
  children: ReactNode;
}

/**
 * A story's own provider. The app's preview often has one query cache for all stories: who is signed in must not be in it. It
 * tries nothing again by itself: a story shows what an error looks like.
 */
export function StoryProvider({ client, setup, children }: StoryProviderProps): JSX.Element {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const { messages } = setup.parameters;
  return (
    <VVChatProvider client={client} locale={setup.locale} messages={messages} queryClient={queryClient}>
      {children}
    </VVChatProvider>
  );
}
