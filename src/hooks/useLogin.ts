"use client";
import type { User } from "../api/VVChatApi.js";
import { type LoginSteps, loginSteps } from "../options/user.js";
import { useVVChatContext } from "../provider/VVChatContext.js";
import { useKitQueryClient } from "./useKitQueryClient.js";

/** What makes a sign-in the server's, for a control. */
export function useLogin(user: string): LoginSteps<User> {
  const { client } = useVVChatContext(user);
  return loginSteps(client, useKitQueryClient(user));
}
