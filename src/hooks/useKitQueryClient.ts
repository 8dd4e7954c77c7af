"use client";
import { type QueryClient, QueryClientContext } from "@tanstack/react-query";
import { useContext, useEffect } from "react";
import { useVVChatContext } from "../provider/VVChatContext.js";

/** Where the kit's queries live: where the provider says, else with the app's own, else with the kit's mutations. */
export function useKitQueryClient(user: string): QueryClient {
  const { queryClient, mutations } = useVVChatContext(user);
  const app = useContext(QueryClientContext);
  const found = queryClient ?? app ?? mutations;
  useEffect(() => {
    // Else one that no QueryClientProvider mounts is told of no focus and no network. It counts who mounts it.
    found.mount();
    return () => {
      found.unmount();
    };
  }, [found]);
  return found;
}
