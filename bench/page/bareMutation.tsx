import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { callHost } from "./handWritten.js";

export { HostProvider } from "./handWritten.js";

/** What TanStack Query takes for a call that a person answers: nothing is kept, and no network is waited for. */
export const lean = { gcTime: 0, networkMode: "always" } as const;

/** The hand-written call on TanStack Query. */
export function useLogin(appId: string, options?: typeof lean): UseMutationResult<object, Error, void> {
  const params = { app_id: appId, scope: "snsapi_userinfo" };
  return useMutation({ ...options, mutationFn: () => callHost("auth", params) });
}

export function useShareCard(appId: string, title: string): UseMutationResult<object, Error, void> {
  const params = { app_id: appId, share_title: title, share_url: location.href };
  return useMutation({ mutationFn: () => callHost("share", params) });
}
