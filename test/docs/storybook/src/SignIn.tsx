import { useAuth } from "vvchat-react";

export function SignIn() {
  const auth = useAuth({ exchange: ({ code }) => `user of ${code}` });
  return (
    <>
      <button
        disabled={auth.isPending}
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.data ?? auth.error?.code}</p>
    </>
  );
}
