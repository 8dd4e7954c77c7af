// Where the page works that does not work here: what the controls and the gate say of it.
import type { JSX } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { AuthButton, HostGate, PayButton, SendMessageButton, SessionPicker, ShareButton } from "../../src/index.js";
import "../../src/styles.css";
import { userAgents } from "../native/userAgents.js";
import { control, createPhone, tap } from "./phone.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const lan = { sessionId: "8f2c", sessionType: "single" } as const;

describe("in a phone's own browser", () => {
  test.each([
    ["en", "Choose a chat Only inside VVChat", "Open this page in VVChat.", "Copy link", "Link copied."],
    ["zh-CN", "选择聊天 仅在 VVChat 里可用", "请在 VVChat 里打开本页。", "复制链接", "链接已复制。"],
  ])("SessionPicker (%s): only inside VVChat, which is not too old", async (locale, name, says, copy, copied) => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const phone = createPhone({ locale });
    const screen = await render(<SessionPicker />, { wrapper: phone.wrapper });
    const row = screen.getByRole("button", { name });
    await expect.element(row).toHaveAttribute("aria-disabled", "true");
    await expect.element(row).toHaveAccessibleDescription(says);
    expect(control().dataset).toMatchObject({ phase: "unavailable", error: "unavailable", host: "deeplink" });
    await screen.getByRole("button", { name: copy }).click();
    await expect.element(screen.getByRole("status")).toHaveTextContent(copied);
    expect(write).toHaveBeenCalledWith(location.href);
  });

  test.each([
    ["with a chat", { session: lan }],
    ["without one", {}],
  ])("SendMessageButton, %s: says where to open the page, and a tap opens and sends nothing", async (_, props) => {
    const sendMessage = vi.fn(() => Promise.resolve({ grantedUntil: null }));
    const phone = createPhone({ api: { sendMessage } });
    const screen = await render(<SendMessageButton content="14:30" {...props} />, { wrapper: phone.wrapper });
    await expect.element(screen.getByRole("status")).toHaveTextContent("Open this page from a VVChat chat.");
    await expect.element(screen.getByRole("button").first()).toHaveAttribute("aria-disabled", "true");
    expect(control().dataset).toMatchObject({ phase: "unavailable", error: "unavailable" });
    tap();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(phone.opened).toEqual([]);
    expect(sendMessage).not.toHaveBeenCalled();
    await expect.element(screen.getByRole("button", { name: "Copy link" })).toBeVisible();
  });

  test("HostGate: open where a link carries all that it requires, and else only inside VVChat", async () => {
    const phone = createPhone();
    const fallback = ({ reason }: { reason: string }) => <p>{`closed: ${reason}`}</p>;
    const gates = (
      <>
        <HostGate requires={["auth", "pay"]}>Checkout</HostGate>
        <HostGate requires={["auth", "selectSession"]}>Chats</HostGate>
        <HostGate requires={["selectSession"]} fallback={fallback}>
          Chats
        </HostGate>
      </>
    );
    const screen = await render(gates, { wrapper: phone.wrapper });
    await expect.element(screen.getByText("Checkout")).toBeVisible();
    await expect.element(screen.getByRole("heading")).toHaveTextContent("Open this in VVChat");
    await expect.element(screen.getByText("closed: unavailable")).toBeVisible();
    expect(screen.container.textContent).not.toContain("Chats");
    expect(screen.getByRole("button", { name: "Continue anyway" }).elements()).toEqual([]);
  });
});

describe("in another app's browser", () => {
  const userAgent = userAgents.iosWeChat;
  const buttons: [string, JSX.Element, string, string][] = [
    ["AuthButton", <AuthButton key="auth" />, "Open this page in your phone's browser.", "请用手机浏览器打开本页。"],
    [
      "PayButton",
      <PayButton key="pay" imprestCode="I9" />,
      "Open this page in your phone's browser.",
      "请用手机浏览器打开本页。",
    ],
    ["ShareButton", <ShareButton key="share" title="Tea" />, "Can't share from here.", "这里不能直接分享。"],
  ];

  test.each(buttons)(
    "%s: says that a browser would do, or what it says anywhere, and copies the link",
    async (...of) => {
      const [, button, ...says] = of;
      const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
      for (const [index, locale] of ["en", "zh-CN"].entries()) {
        const screen = await render(button, { wrapper: createPhone({ userAgent, locale }).wrapper });
        await expect.element(screen.getByRole("status")).toHaveTextContent(says[index] ?? "");
        expect(control().dataset).toMatchObject({ phase: "unavailable", error: "unavailable", host: "none" });
        await screen.getByRole("button").nth(1).click();
        await expect
          .element(screen.getByRole("status"))
          .toHaveTextContent(["Link copied.", "链接已复制。"][index] ?? "");
        await screen.unmount();
      }
      expect(write).toHaveBeenCalledTimes(2);
    },
  );

  test("SessionPicker and SendMessageButton: no browser would do", async () => {
    const { wrapper } = createPhone({ userAgent });
    const both = (
      <>
        <SessionPicker />
        <SendMessageButton content="14:30" session={lan} />
      </>
    );
    const screen = await render(both, { wrapper });
    await expect.element(screen.getByText("Open this page in VVChat.")).toBeVisible();
    await expect.element(screen.getByText("Open this page from a VVChat chat.")).toBeVisible();
  });
});

test("a page on an iPhone's home screen: to sign in takes the browser, to pay does not", async () => {
  const { wrapper } = createPhone({ userAgent: userAgents.iosSafari, standalone: true });
  const both = (
    <>
      <AuthButton />
      <PayButton imprestCode="I9" />
    </>
  );
  const screen = await render(both, { wrapper });
  await expect.element(screen.getByText("Open this page in your phone's browser.")).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Pay" })).not.toHaveAttribute("aria-disabled");
});

test.each([
  ["a desktop", "en", userAgents.desktopChrome, "Open this on your phone", "Send the link to VVChat on your phone"],
  ["a desktop", "zh-CN", userAgents.desktopChrome, "请在手机上打开", "把链接发到手机上的 VVChat，再点开。"],
  ["another app", "en", userAgents.iosWeChat, "Open this in your browser", "Tap the menu at the top right"],
  ["another app", "zh-CN", userAgents.androidWeChat, "请在浏览器里打开", "点右上角的菜单，选择用浏览器打开。"],
])("HostGate on %s (%s): says where to go with the page, and copies its clean link", async (...of) => {
  const [, locale, userAgent, title, hint] = of;
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const before = location.href;
  const { wrapper } = createPhone({ userAgent, locale });
  // What an answer may leave, put there by a router once the client has cleaned the address.
  history.replaceState(null, "", "?a=1&code=C&state=S#top");
  try {
    const screen = await render(<HostGate requires={["auth"]}>Checkout</HostGate>, { wrapper });
    await expect.element(screen.getByRole("heading")).toHaveTextContent(title);
    await expect.element(screen.getByText(hint)).toBeVisible();
    await screen.getByRole("button").click();
    await expect
      .element(screen.getByRole("status"))
      .toHaveTextContent(locale === "en" ? "Link copied." : "链接已复制。");
    expect(write).toHaveBeenCalledExactlyOnceWith(new URL("?a=1#top", before).href);
    expect(screen.container.textContent).not.toContain("Checkout");
  } finally {
    history.replaceState(null, "", before);
  }
});
