import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { defineMethod, useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const scanQRCode = defineMethod<void, string>({
  name: "scanQRCode",
  interactive: true,
  decode: (reply) => String(reply.result),
  isCancel: (reply) => reply.err_code === -1,
});

function Scan() {
  const scan = useHostCall(scanQRCode);
  return (
    <>
      <button
        onClick={() => {
          scan.mutate();
        }}
      >
        Scan
      </button>
      <p role="status">{scan.data ?? scan.error?.code}</p>
    </>
  );
}

test("closing the scanner is an end like any other", async () => {
  const host = createFakeHost();
  host.on("scanQRCode").fail(-1, "closed").reply({ result: "tea" });
  render(<Scan />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("cancelled");

  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("tea");
  expect(host.calls).toHaveLength(2);
});
