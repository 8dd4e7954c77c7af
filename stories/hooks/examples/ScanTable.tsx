import { defineMethod, useHostCall } from "vvchat-react";

// Stands for a method that your app's developers tell you of: name, parameters, reply, and the number for "closed".
const scanQRCode = defineMethod<void, string>({
  name: "scanQRCode",
  interactive: true,
  decode(reply) {
    if (typeof reply["result"] !== "string") throw new Error("no result");
    return reply["result"];
  },
  isCancel: (reply) => reply["err_code"] === -1,
});

export function ScanTable() {
  const scan = useHostCall(scanQRCode);
  const { error } = scan;

  return (
    <>
      <button
        disabled={scan.isPending}
        onClick={() => {
          scan.mutate();
        }}
      >
        {scan.isPending ? "Scanning…" : "Scan your table"}
      </button>
      <p role="status">
        {scan.data && `You sit at table ${scan.data}.`}
        {error?.code === "unavailable" && "Open this page in VVChat, or tell us your table."}
        {error && error.code !== "cancelled" && error.code !== "unavailable" && "Scanning didn't work. Try again."}
      </p>
    </>
  );
}
