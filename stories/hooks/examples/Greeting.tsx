import { useSession } from "vvchat-react";

export function Greeting() {
  const { data: session, isPending, error, refetch } = useSession();

  if (isPending) return <p role="status">One moment…</p>;
  if (error) {
    return (
      <>
        <p role="status">We couldn't see which chat this was opened from.</p>
        <button onClick={() => void refetch()}>Try again</button>
      </>
    );
  }
  if (session?.sessionType === "group") return <p role="status">Tea for the whole group: 10% off.</p>;
  if (session) return <p role="status">Tea for the two of you.</p>;
  return <p role="status">Welcome to Half-Day Tea.</p>;
}
