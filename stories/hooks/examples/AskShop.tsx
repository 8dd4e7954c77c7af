import { useContact } from "vvchat-react";

export function AskShop() {
  const contact = useContact({ openId: "xd8wjr9jr02kjf823jse94kio8" });
  const { error } = contact;

  return (
    <>
      <button
        disabled={contact.isPending}
        onClick={() => {
          contact.mutate();
        }}
      >
        {contact.isPending ? "Opening VVChat…" : "Ask us"}
      </button>
      <p role="status">
        {contact.isSuccess && "VVChat is open. Talk to us there."}
        {error?.code === "not_opened" && "VVChat didn't open. Is it installed?"}
        {error?.code === "unavailable" && "Call us: 010-5550-0123."}
        {error && error.code !== "not_opened" && error.code !== "unavailable" && "That didn't work. Try again."}
      </p>
    </>
  );
}
