import { useVVChat } from "vvchat-react";

const methods = ["auth", "pay", "share", "selectSession"];

export function WhereAmI() {
  const { status, host, supports, error, retry } = useVVChat();

  if (status === "connecting") return <p role="status">Looking for VVChat…</p>;
  if (status === "unavailable") {
    return (
      <>
        <p role="status">{error ? "VVChat can't be reached." : "This page is not in VVChat."}</p>
        <button onClick={retry}>Look again</button>
      </>
    );
  }
  return (
    <>
      <p role="status">In VVChat, by its {host} bridge.</p>
      <dl>
        {methods.map((method) => (
          <div key={method}>
            <dt>{method}</dt>
            <dd>{supports(method)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
