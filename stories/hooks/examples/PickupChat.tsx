import { useSelectSession } from "vvchat-react";

export function PickupChat() {
  const select = useSelectSession();
  const { data: chat, error } = select;

  return (
    <>
      <button
        disabled={select.isPending}
        onClick={() => {
          select.mutate();
        }}
      >
        {select.isPending ? "Pick one in VVChat…" : "Whom shall we tell?"}
      </button>
      <p role="status">
        {chat &&
          `We'll tell the ${chat.sessionType === "group" ? "group" : "chat"} that ends in ${chat.sessionId.slice(-4)}.`}
        {error?.code === "cancelled" && "No chat chosen."}
        {error?.code === "unavailable" && "Open this page in VVChat to choose a chat."}
        {error && error.code !== "cancelled" && error.code !== "unavailable" && "That didn't work. Try again."}
      </p>
    </>
  );
}
