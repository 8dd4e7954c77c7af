"use client";
import { useAuth } from "vvchat-react";

declare global {
  interface Window {
    /** The test's: the app's server, which counts what it is asked. */
    exchange: (code: string) => Promise<string>;
  }
}

/** What a person sees, and for the test what the router takes to be its address. */
export function SignIn({ location }: { location: string }) {
  const auth = useAuth({ exchange: ({ code }) => window.exchange(code) });
  return (
    <main>
      <button
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.data ?? auth.error?.code ?? auth.status}</p>
      <pre>{location}</pre>
    </main>
  );
}
