import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { defineMethod, useHostCall } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

const scan = defineMethod({
  name: "scanQRCode",
  interactive: true,
  encode: (params: { formats: string[] }) => ({ scan_type: params.formats }),
  decode: (reply) => {
    if (typeof reply.result !== "string") throw new Error("no result");
    return { text: reply.result };
  },
  isCancel: (reply) => reply.err_code === -1,
});

function Scanner({ timeout }: { timeout?: number }) {
  const call = useHostCall(scan, { timeout });
  return (
    <>
      <button
        onClick={() => {
          call.mutate({ formats: ["qr"] });
        }}
      >
        Scan
      </button>
      <output>{call.isPending ? "pending" : (call.data?.text ?? call.error?.code)}</output>
    </>
  );
}

test("any method of the host is a mutation, typed by defineMethod", async () => {
  const host = createFakeHost();
  host.on("scanQRCode").reply({ result: "tea" }).fail(-1).fail(500).reply({});
  const screen = await render(<Scanner />, { wrapper: host.wrapper });
  for (const end of ["tea", "cancelled", "failed", "invalid_response"]) {
    await screen.getByRole("button").click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(end);
  }
  expect(host.calls[0]).toMatchObject({ method: "scanQRCode", params: { scan_type: ["qr"] } });
});

test("a method that an older app lacks never answers: the deadline ends it, and the fake host says why", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const host = createFakeHost();
  const screen = await render(<Scanner timeout={60} />, { wrapper: host.wrapper });
  await screen.getByRole("button").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("timeout");
  expect(warn.mock.calls.join()).toContain('host.on("scanQRCode").reply');
  warn.mockRestore();
});
