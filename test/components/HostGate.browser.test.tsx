import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { type Bridge, createVVChatClient, HostGate, type HostGateProps, VVChatProvider } from "../../src/index.js";
import "../../src/styles.css";
import { createFakeHost } from "../../src/testing/index.js";
import { absent } from "./absentBridge.js";

function Gate({ bridge, ...props }: HostGateProps & { bridge: Bridge }) {
  const client = createVVChatClient({ appId: "a", bridges: [bridge], timeouts: { connect: 700 } });
  return (
    <VVChatProvider client={client} locale="en">
      <HostGate {...props}>
        <p>Checkout</p>
      </HostGate>
    </VVChatProvider>
  );
}

test("in a host it is not there: the children are", async () => {
  const host = createFakeHost();
  const screen = await render(
    <HostGate requires={["auth"]}>
      <p>Checkout</p>
    </HostGate>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByText("Checkout")).toBeVisible();
  expect(document.querySelector(".vv-card")).toBeNull();
});

test("a method that only trying will tell of counts as there", async () => {
  const host = createFakeHost();
  const screen = await render(
    <HostGate requires={["scanQRCode"]}>
      <p>Checkout</p>
    </HostGate>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByText("Checkout")).toBeVisible();
});

test("connecting: nothing for 300 ms, then a card, then the truth", async () => {
  const screen = await render(<Gate bridge={absent} />);
  expect(screen.container.textContent).toBe("");
  await expect.element(screen.getByText("Connecting to VVChat…")).toBeVisible();
  await expect.element(screen.getByText("Open this in VVChat")).toBeVisible();
});

test("pending: the app's own, from the start", async () => {
  const screen = await render(<Gate bridge={absent} pending={<p>Splash</p>} />);
  expect(screen.container.textContent).toBe("Splash");
});

test("no host: open it in VVChat, whatever the browser calls itself; the link can be copied, and the card says so", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const host = createFakeHost({ available: false, locale: "en" });
  const screen = await render(<HostGate>Checkout</HostGate>, { wrapper: host.wrapper });
  await expect.element(screen.getByRole("heading")).toHaveTextContent("Open this in VVChat");
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  expect(copied).toHaveBeenCalledWith(location.href);
  copied.mockRestore();
});

test("a plain http page has no clipboard: the link is copied all the same", async () => {
  const missing = vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as never);
  const host = createFakeHost({ available: false, locale: "en" });
  const screen = await render(<HostGate>Checkout</HostGate>, { wrapper: host.wrapper });
  await screen.getByRole("button", { name: "Copy link" }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("Link copied.");
  missing.mockRestore();
});

test.each([
  ["vvchat", "Open this in VVChat"],
  ["phone", "Open this on your phone"],
  ["browser", "Open this in your browser"],
] as const)("a bridge that knows where the page works (%s): the card says so", async (remedy, title) => {
  const bridge: Bridge = { ...absent, detect: () => "no", remedy: () => remedy };
  const screen = await render(<Gate bridge={bridge} requires={["auth"]} />);
  await expect.element(screen.getByRole("heading")).toHaveTextContent(title);
  await expect.element(screen.getByRole("button", { name: "Copy link" })).toBeVisible();
});

test("a bridge that broke: try again does, and the gate opens", async () => {
  let broken = true;
  const bridge: Bridge = {
    ...absent,
    connect(to) {
      if (broken) to.failed(new Error("404"));
      else to.up();
    },
  };
  const screen = await render(<Gate bridge={bridge} />);
  await expect.element(screen.getByRole("heading")).toHaveTextContent("Can't reach VVChat");
  broken = false;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("Checkout")).toBeVisible();
});

test("an older app: says so, and lets a person through who insists", async () => {
  const bridge: Bridge = {
    ...absent,
    connect: (to) => {
      to.up();
    },
    supports: (method) => (method === "pay" ? "no" : "yes"),
  };
  const screen = await render(<Gate bridge={bridge} requires={["auth", "pay"]} />);
  await expect.element(screen.getByRole("heading")).toHaveTextContent("VVChat is too old");
  await screen.getByRole("button", { name: "Continue anyway" }).click();
  await expect.element(screen.getByText("Checkout")).toBeVisible();
});

test("an app with one of two methods, where the other works elsewhere: the card of that place, and no way past it", async () => {
  const bridge: Bridge = {
    ...absent,
    connect: (to) => {
      to.up();
    },
    supports: (method) => (method === "pay" ? "no" : "yes"),
    remedy: (method) => (method === "pay" ? "browser" : undefined),
  };
  const screen = await render(<Gate bridge={bridge} requires={["auth", "pay"]} />);
  await expect.element(screen.getByRole("heading")).toHaveTextContent("Open this in your browser");
  expect(screen.getByRole("button").elements()).toHaveLength(1);
});

test("fallback: the app's own, told why, with the link and a way to retry", async () => {
  const host = createFakeHost({ available: false });
  const screen = await render(
    <HostGate fallback={({ reason, link }) => <a href={link ?? ""}>{reason}</a>}>Checkout</HostGate>,
    { wrapper: host.wrapper },
  );
  await expect.element(screen.getByRole("link", { name: "unavailable" })).toHaveAttribute("href", location.href);
});

test("a host that comes late opens the gate", async () => {
  let up = () => {};
  const bridge: Bridge = {
    ...absent,
    detect: () => "no",
    connect: (to) => {
      up = () => {
        to.up();
      };
    },
  };
  const screen = await render(<Gate bridge={bridge} />);
  await expect.element(screen.getByRole("heading")).toBeVisible();
  up();
  await expect.element(screen.getByText("Checkout")).toBeVisible();
});
