import { fireEvent, render, screen } from "@testing-library/react";
import { test } from "vitest";
import { defineMethod, useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const scanQRCode = defineMethod<void, string>({
  name: "scanQRCode",
  interactive: true,
  decode: (reply) => String(reply.result),
});

function Scan() {
  const scan = useHostCall(scanQRCode);
  const { code, hostCode, hostMessage } = scan.error ?? {};
  return (
    <>
      <button
        onClick={() => {
          scan.mutate();
        }}
      >
        Scan
      </button>
      <p role="status">{scan.data ?? [code, hostCode, hostMessage].join(" ")}</p>
    </>
  );
}

test("the host's number and text are kept", async () => {
  const host = createFakeHost();
  host.on("scanQRCode").fail(400, "失败").reply({ result: "tea" });
  render(<Scan />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("failed 400 失败");

  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("tea");
});
