import { useUser } from "vvchat-react";

export function Door() {
  const { data: user, isPending, error, refetch, login, logout } = useUser();

  if (isPending) return <p role="status">One moment…</p>;
  if (error && !user) {
    return (
      <>
        <p role="status">The shop can't be reached.</p>
        <button onClick={() => void refetch()}>Try again</button>
      </>
    );
  }
  if (!user) {
    return (
      <>
        <button
          disabled={login.isPending}
          onClick={() => {
            login.mutate();
          }}
        >
          {login.isPending ? "Signing in…" : "Sign in"}
        </button>
        <p role="status">{login.error && `Not signed in: ${login.error.code}.`}</p>
      </>
    );
  }
  return (
    <>
      <p role="status">Hello, {user.nickname}.</p>
      <button
        disabled={logout.isPending}
        onClick={() => {
          logout.mutate();
        }}
      >
        Sign out
      </button>
    </>
  );
}
