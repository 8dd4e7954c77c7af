import { useAuth, type VVChatErrorCode } from "vvchat-react";

const says: Partial<Record<VVChatErrorCode, string>> = {
  denied: "You didn't allow it, so you're not signed in.",
  timeout: "VVChat didn't answer.",
  server: "The shop had a problem. You're not signed in.",
  unavailable: "Open this page in VVChat to sign in.",
};

export function SignIn({ login }: { login: (code: string) => Promise<{ name: string }> }) {
  const auth = useAuth({ exchange: ({ code }) => login(code) });

  if (auth.data) return <p role="status">Welcome, {auth.data.name}.</p>;
  return (
    <>
      <button
        disabled={auth.isPending}
        onClick={() => {
          auth.mutate();
        }}
      >
        {auth.isPending ? "Waiting for VVChat…" : "Sign in"}
      </button>
      <p role="status">{auth.error && (says[auth.error.code] ?? "That didn't work. Try again.")}</p>
    </>
  );
}
