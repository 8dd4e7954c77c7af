import { useShare } from "vvchat-react";

export function ShareTea() {
  const share = useShare({ title: "Two milk teas for ¥18", url: "https://shop.example/tea/2" });
  const { error } = share;

  return (
    <>
      <button
        disabled={share.isPending}
        onClick={() => {
          share.mutate();
        }}
      >
        {share.isPending ? "Opening VVChat…" : "Share"}
      </button>
      <p role="status">
        {share.isSuccess && "VVChat has it. Sending is up to you."}
        {error?.code === "cancelled" && "Not shared."}
        {error?.code === "unavailable" && "Copy the address to share it from here."}
        {error && error.code !== "cancelled" && error.code !== "unavailable" && "Sharing didn't work. Try again."}
      </p>
    </>
  );
}
