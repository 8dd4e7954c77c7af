import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { defineMethod, useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

interface ScanParams {
  /** What to look for. */
  formats: ("qr" | "bar")[];
}

const scanQRCode = defineMethod<ScanParams, { text: string }>({
  name: "scanQRCode",
  interactive: true,
  timeout: 60_000,
  encode({ formats }, { appId }) {
    if (formats.length === 0) throw new Error("no format to look for");
    return { app_id: appId, scan_type: formats };
  },
  decode(reply) {
    if (typeof reply.result !== "string") throw new Error("no result");
    return { text: reply.result };
  },
  isCancel: (reply) => reply.err_code === -1,
});

function ScanButton({ onScan }: { onScan: (text: string) => void }) {
  const scan = useHostCall(scanQRCode, {
    onSuccess: ({ text }) => {
      onScan(text);
    },
  });
  return (
    <>
      <button
        disabled={scan.isPending}
        onClick={() => {
          scan.mutate({ formats: ["qr"] });
        }}
      >
        Scan
      </button>
      <p role="status">{scan.error && scan.error.code !== "cancelled" ? "Scanning didn't work." : scan.data?.text}</p>
    </>
  );
}

test("scans", async () => {
  const host = createFakeHost();
  host.on("scanQRCode").reply({ err_code: 0, result: "tea" });
  const texts: string[] = [];
  render(<ScanButton onScan={(text) => texts.push(text)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Scan" }));

  await screen.findByText("tea");
  expect(texts).toEqual(["tea"]);
  expect(host.calls).toMatchObject([{ method: "scanQRCode", params: { app_id: "fake-app", scan_type: ["qr"] } }]);
});
