import type { ReactNode } from "react";
import { useAuth, useVVChat } from "../../src/index.js";
import { withVVChat, type VVChatStoryContext } from "../../src/testing/index.js";

/** An app's component in a story. */
export function SignIn() {
  const { status, host } = useVVChat();
  const signIn = useAuth();
  return (
    <>
      <button
        onClick={() => {
          signIn.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">
        {signIn.isPending ? "pending" : (signIn.data?.code ?? signIn.error?.code ?? `${status} ${String(host)}`)}
      </p>
    </>
  );
}

/** A story as Storybook renders it: below the decorator, with a context that the toolbar changes. */
export function Shown({
  story = SignIn,
  id = "sign-in--idle",
  globals = {},
  parameters = {},
  viewMode = "story",
}: { story?: () => ReactNode } & Partial<VVChatStoryContext>) {
  return withVVChat(story, { id, title: "Shop/Sign-in page", globals, parameters, viewMode });
}
