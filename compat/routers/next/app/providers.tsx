"use client";
import type { ReactNode } from "react";
import { VVChatProvider, createVVChatClient } from "vvchat-react";

// Made at module level: a server makes one too, and it does nothing there.
const client = createVVChatClient({ appId: "qyxd930ea5d5a258f4f" });

export function Providers({ children }: { children: ReactNode }) {
  return <VVChatProvider client={client}>{children}</VVChatProvider>;
}
