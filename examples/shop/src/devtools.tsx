import { type JSX, lazy, Suspense } from "react";

const isAsked = new URLSearchParams(location.search).has("debug");

const VVChatDevtools = lazy(async () => ({ default: (await import("vvchat-react/devtools")).VVChatDevtools }));

/** The call log, for whoever asks for it by `?debug`. All others load none of it. */
export function CallLog(): JSX.Element | null {
  return isAsked ? (
    <Suspense>
      <VVChatDevtools />
    </Suspense>
  ) : null;
}
