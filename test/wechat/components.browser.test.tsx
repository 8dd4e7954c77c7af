// The kit's components in WeChat: what they say, and what they do.
import { StrictMode, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  AuthButton,
  ContactButton,
  LoginButton,
  type Order,
  PayButton,
  SessionPicker,
  ShareButton,
  useUser,
  type User,
  type VVChatApi,
  VVChatProvider,
} from "../../src/index.js";
import "../../src/styles.css";
import { createWeChatPage, goHome } from "./weChatPage.js";

beforeEach(goHome);

const control = () => document.querySelector<HTMLElement>(".vv-control");
const note = () => document.querySelector(".vv-note")?.textContent;

function Door() {
  const { data: user, isPending } = useUser();
  if (isPending) return <p>…</p>;
  return user ? <h1>Welcome, {user.nickname}</h1> : <LoginButton />;
}

describe("signing in", () => {
  test("by the button, and back: the server gets WeChat's code, and the page knows the user", async () => {
    history.replaceState(null, "", "#/tea");
    const page = location.href;
    const exchange = vi.fn<NonNullable<VVChatApi["exchange"]>>(() =>
      Promise.resolve({ openId: "o-1", nickname: "小竹", unionId: "u-1" }),
    );
    const { load, left, comeBack } = createWeChatPage({ api: { me: () => Promise.resolve(null), exchange } });
    const first = await load(<Door />);
    await first.getByRole("button", { name: "Sign in with WeChat" }).click();
    expect(left).toHaveLength(1);
    await first.unmount();
    comeBack((state) => `&code=C1&state=${state}`);

    const second = await load(<Door />);
    await expect.element(second.getByRole("heading", { name: "Welcome, 小竹" })).toBeVisible();
    expect(exchange.mock.calls.map(([request]) => request)).toEqual([
      { code: "C1", state: expect.any(String) as string, scope: "snsapi_userinfo", host: "wechat" },
    ]);
    expect(location.href).toBe(page);
  });

  test("a person that WeChat made up is handed over, and signed in nowhere", async () => {
    const snapshot: User = { openId: "o-made-up", nickname: "微信用户", isSnapshot: true };
    const { load, comeBack } = createWeChatPage({
      api: { me: () => Promise.resolve(null), exchange: () => Promise.resolve(snapshot) },
    });
    await (await load(<Door />)).getByRole("button").click();
    comeBack((state) => `&code=C1&state=${state}`);
    const onSuccess = vi.fn<(user: User) => void>();
    function Page() {
      const { data: user } = useUser();
      return (
        <>
          <LoginButton onSuccess={onSuccess} />
          <output>{user ? user.nickname : "nobody"}</output>
        </>
      );
    }
    document.body.replaceChildren();
    const back = await load(<Page />);
    await vi.waitFor(() => {
      expect(onSuccess).toHaveBeenCalledExactlyOnceWith(snapshot);
    });
    await expect.element(back.getByRole("status").last()).toHaveTextContent("nobody");
    // Nobody is signed in: the button is there for a tap, after which WeChat asks the person.
    await expect.poll(() => control()?.dataset.phase).toBe("idle");
  });

  test("refused: the button asks again", async () => {
    const { load, comeBack } = createWeChatPage();
    const first = await load(<AuthButton />);
    await first.getByRole("button").click();
    await first.unmount();
    comeBack((state) => `&state=${state}`);
    await load(<AuthButton />);
    await expect.poll(() => control()?.dataset.phase).toBe("denied");
    expect(note()).toContain("You didn't allow access");
  });
});

describe("sharing", () => {
  test("the card is prepared, and a note points to the menu until something else happens", async () => {
    const { load, native } = createWeChatPage();
    const onSuccess = vi.fn();
    const screen = await load(<ShareButton title="Two milk teas" onSuccess={onSuccess} />);
    await screen.getByRole("button", { name: "Share with a friend" }).click();
    await expect.poll(() => control()?.dataset.phase).toBe("prepared");
    expect(note()).toContain("Tap the menu at the top right");
    await expect.element(screen.getByRole("button", { name: "Card ready" })).toBeVisible();
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ prepared: true });
    expect(native.named("updateTimelineShareData")[0]?.params["link"]).toBe(location.href);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(control()?.dataset.phase).toBe("prepared");
    // It can be prepared anew, for instance with another card.
    await screen.getByRole("button").click();
    await expect.poll(() => native.named("updateTimelineShareData").length).toBe(2);
  });

  test("the menu holds one card: another button's, or another card of this one, takes its place", async () => {
    const { load } = createWeChatPage();
    function Page() {
      const [tea, setTea] = useState("Milk tea");
      return (
        <>
          <ShareButton title={tea} />
          <ShareButton title="Cake" />
          <button
            onClick={() => {
              setTea("Green tea");
            }}
          >
            Other tea
          </button>
        </>
      );
    }
    const screen = await load(<Page />);
    const phases = () => [...document.querySelectorAll<HTMLElement>(".vv-control")].map(({ dataset }) => dataset.phase);
    await screen.getByRole("button", { name: "Share with a friend" }).first().click();
    await expect.poll(phases).toEqual(["prepared", "idle"]);
    await screen.getByRole("button", { name: "Share with a friend" }).click();
    await expect.poll(phases).toEqual(["idle", "prepared"]);
    await screen.getByRole("button", { name: "Share with a friend" }).click();
    await expect.poll(phases).toEqual(["prepared", "idle"]);
    await screen.getByRole("button", { name: "Other tea" }).click();
    await expect.poll(phases).toEqual(["idle", "idle"]);
  });

  test("WeChat's refusal is said, in its name", async () => {
    const { load } = createWeChatPage({ script: { preVerifyJSAPI: () => ({ err_msg: "preVerifyJSAPI:fail" }) } });
    const screen = await load(<ShareButton title="T" />);
    await screen.getByRole("button").click();
    await expect.poll(() => control()?.dataset.phase).toBe("failed");
    expect(note()).toContain("Sharing didn't work.");
  });
});

describe("paying", () => {
  const code = JSON.stringify({
    appId: "wx1",
    timeStamp: "1",
    nonceStr: "n",
    package: "prepay_id=p1",
    signType: "RSA",
    paySign: "s",
  });
  const order: Order = { outTradeNo: "T1", imprestCode: code, amount: 3600, status: "unpaid", title: "Tea" };
  const shop = (status: () => Order["status"]): VVChatApi => ({
    createOrder: () => Promise.resolve(order),
    orderStatus: () => Promise.resolve({ ...order, status: status() }),
  });
  const says = (word: string) => () => ({ err_msg: `get_brand_wcpay_request:${word}` });
  const button = <PayButton purchaseKey="cart" order={{ sku: "tea" }} amount={3600} />;

  test("after a yes, the server says that it is paid", async () => {
    let paid = false;
    const { load, native } = createWeChatPage({
      api: shop(() => (paid ? "paid" : "unpaid")),
      script: { getBrandWCPayRequest: () => ((paid = true), says("ok")()) },
    });
    const screen = await load(button);
    await screen.getByRole("button").click();
    await expect.poll(() => control()?.dataset.phase).toBe("paid");
    expect(native.named("getBrandWCPayRequest").map(({ params }) => params)).toEqual([JSON.parse(code)]);
  });

  test("after a cancel too: WeChat says so of a wrong signature, and the server knows better", async () => {
    const { load } = createWeChatPage({
      api: shop(() => "paid"),
      script: { getBrandWCPayRequest: says("cancel") },
    });
    const screen = await load(button);
    await screen.getByRole("button").click();
    await expect.poll(() => control()?.dataset.phase).toBe("paid");
  });

  test("cancelled, where the server says unpaid: the same order is opened again", async () => {
    const { load, native } = createWeChatPage({
      api: shop(() => "unpaid"),
      script: { getBrandWCPayRequest: says("cancel") },
    });
    const screen = await load(button);
    await screen.getByRole("button").click();
    await expect.poll(() => control()?.dataset.phase).toBe("cancelled");
    await screen.getByRole("button").click();
    await expect.poll(() => native.named("getBrandWCPayRequest").length).toBe(2);
  });
});

describe("what they say", () => {
  test("in Chinese too, without the spaces that a Latin name wants", async () => {
    const { load } = createWeChatPage({ locale: "zh-CN" });
    await expect.element((await load(<AuthButton />)).getByRole("button")).toHaveTextContent("用微信登录");
  });

  test("an app's own texts stay as they are", async () => {
    const { create } = createWeChatPage();
    const { render } = await import("vitest-browser-react");
    const screen = await render(
      <VVChatProvider client={create()} locale="en" messages={{ "auth.idle": "Join VVChat friends" }}>
        <AuthButton />
      </VVChatProvider>,
    );
    await expect.element(screen.getByRole("button")).toHaveTextContent("Join VVChat friends");
  });

  test("of what VVChat alone has: where it works", async () => {
    const { load } = createWeChatPage();
    const picker = await load(<SessionPicker />);
    await expect.element(picker.getByText("Only inside VVChat")).toBeVisible();
    await picker.unmount();
    await load(<ContactButton openId="o1" />);
    await expect.poll(() => control()?.dataset.phase).toBe("unavailable");
  });

  test("a page that the server drew says VVChat, and WeChat once it is hydrated, without a complaint", async () => {
    const { create } = createWeChatPage();
    const page = (client: ReturnType<typeof create>) => (
      <StrictMode>
        <VVChatProvider client={client} locale="en">
          <AuthButton />
        </VVChatProvider>
      </StrictMode>
    );
    const root = document.createElement("div");
    root.innerHTML = renderToString(page(create()));
    expect(root.textContent).toContain("Sign in with VVChat");
    document.body.append(root);
    const complaints = vi.spyOn(console, "error");
    const hydrated = hydrateRoot(root, page(create()));
    await expect.poll(() => root.textContent).toContain("Sign in with WeChat");
    expect(complaints).not.toHaveBeenCalled();
    hydrated.unmount();
    root.remove();
  });
});
