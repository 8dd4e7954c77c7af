import { useSendMessage } from "vvchat-react";

export function TellGroup() {
  const send = useSendMessage({ session: { sessionId: "8f2c", sessionType: "group" } });
  const { error } = send;
  // The server had it, and nobody knows what became of it.
  const unclear = error?.step === "message" && (error.code === "network" || error.code === "timeout");

  return (
    <>
      <button
        disabled={send.isPending}
        onClick={() => {
          send.mutate({ content: "Two milk teas, ready at 14:30" });
        }}
      >
        {send.isPending ? "Sending…" : unclear ? "Send anyway" : "Tell the group"}
      </button>
      <p role="status">
        {send.isSuccess && "The group knows."}
        {unclear && "It may have been sent. Look in the chat first."}
        {error?.code === "denied" && "You didn't allow it, so nothing was sent."}
        {error?.code === "unavailable" && "Open this page in VVChat to send messages."}
        {error && !unclear && error.code !== "denied" && error.code !== "unavailable" && "Not sent. Try again."}
      </p>
    </>
  );
}
