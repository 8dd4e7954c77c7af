// What comes of a payment when the app answers it so: from a tap, through the store and both bridges, to the app.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { share, usePay, type VVChatApi, type VVChatClientOptions, VVChatProvider } from "../../src/index.js";
import { createShopServer, memoryStorage, type ShopServer } from "../components/shopServer.js";
import { type NativeCall, type NativeReply, quiet } from "../native/index.js";
import { type AppSetup, bothBridges } from "./bothBridges.js";
import { deadline, sceneWith } from "./scene.js";

function Payment() {
  const payment = usePay({ purchaseKey: "cart", order: { sku: "milk-tea" }, amount: 3600 });
  const { phase, error, pay, check } = payment;
  const claimed = phase === "unconfirmed" ? payment.claimedTradeNo : "";
  return (
    <>
      <button onClick={pay}>Pay</button>
      <button onClick={check}>Check</button>
      <output>{[phase, error?.code, claimed].filter(Boolean).join(" ")}</output>
    </>
  );
}

afterEach(() => {
  vi.useRealTimers();
});

describe.each(bothBridges)("%s", (name, create) => {
  let app: AppSetup;
  let server: ShopServer;
  let storage: ReturnType<typeof memoryStorage>;
  const scene = sceneWith(() => (app = create()));

  beforeEach(() => {
    server = createShopServer();
    storage = memoryStorage();
  });

  /** A page of the shop's, with a client of its own, as a reload makes it. */
  async function openPage(options: Partial<VVChatClientOptions> = {}) {
    const { client } = scene.open({ api: server.api, storage, ...options });
    const screen = await render(
      <VVChatProvider client={client}>
        <Payment />
      </VVChatProvider>,
    );
    const press = (name: string) => {
      const button = screen.getByRole("button", { name }).element();
      if (button instanceof HTMLElement) button.click();
    };
    const see = (phase: RegExp) => expect.element(screen.getByRole("status")).toHaveTextContent(phase);
    /** The server has it, and the page asks. */
    const seePaid = async () => {
      server.pay();
      press("Check");
      await see(/^paid$/);
    };
    return { client, press, see, seePaid };
  }

  /** A page whose payment the app has got, and has not answered. */
  async function paying(options?: Partial<VVChatClientOptions>) {
    const received: NativeCall[] = [];
    app.native.handle("pay", (call) => received.push(call));
    const page = await openPage(options);
    page.press("Pay");
    await vi.waitFor(() => {
      expect(received).toHaveLength(1);
    });
    const reply = (data: NativeReply) => received[0]?.reply(data);
    return { ...page, received, reply };
  }

  /** A server that makes orders, and cannot be asked what became of them. */
  function serverless(): { api: VVChatApi } {
    const { createOrder } = server.api;
    return { api: createOrder ? { createOrder } : {} };
  }

  test("success with trade_no: confirming, and paid when the server says so", async () => {
    const { see, seePaid, reply } = await paying();
    await see(/^paying$/);
    reply('{"trade_no":"T1"}');
    await see(/^confirming$/);
    await seePaid();
    expect(scene.host.calls).toEqual([{ method: "pay", params: { app_id: "qyxd", imprest_code: "I1" } }]);
  });

  test("fifty taps: one order, one call", async () => {
    const { press, see, received } = await paying();
    await see(/^paying$/);
    for (let tap = 0; tap < 50; tap++) press("Pay");
    await quiet();
    expect([received.length, server.keys.length]).toEqual([1, 1]);
  });

  describe.each(["{}", '{"err_code":200,"trade_no":""}'])("success without trade_no: %s", (text) => {
    test("confirming, never failed, and paid when the server says so", async () => {
      const { see, seePaid, reply } = await paying();
      reply(text);
      await see(/^confirming invalid_response$/);
      await seePaid();
    });

    test("without a server to ask: unknown", async () => {
      const { see, reply } = await paying(serverless());
      reply(text);
      await see(/^unknown invalid_response$/);
    });
  });

  test("an answer that cannot be read: confirming, at once or by deadline, and paid when the server says so", async () => {
    const { see, seePaid, reply } = await paying({ timeouts: { interactive: 300 } });
    reply('{"trade_no":"T1"');
    await see(/^confirming (invalid_response|timeout)$/);
    await seePaid();
    // The vendor's script throws where it cannot read.
    expect(scene.errors).toHaveLength(name.startsWith("jssdk") ? 1 : 0);
  });

  describe("a late answer moves it on", () => {
    const hurried = { timeouts: { interactive: deadline } };

    test("cancelled: the server is asked at once, and says that nothing was paid", async () => {
      const { see, reply } = await paying(hurried);
      await see(/^confirming timeout$/);
      reply('{"err_code":400,"err_msg":"用户取消支付"}');
      await see(/^cancelled cancelled$/);
    });

    test("failed, but it was paid: paid wins", async () => {
      const { see, reply } = await paying(hurried);
      await see(/^confirming timeout$/);
      server.pay();
      reply('{"err_code":400,"err_msg":"失败"}');
      await see(/^paid$/);
    });

    test("success, when the server has been asked for two minutes: asked again, and paid", async () => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
      const { see, reply } = await paying(hurried);
      await see(/^confirming timeout$/);
      await vi.advanceTimersByTimeAsync(121_000);
      await see(/^unknown timeout$/);
      server.pay();
      reply('{"trade_no":"T1"}');
      await see(/^paid$/);
    });

    test("another sheet took its place: confirming, and cancelled as it says later", async () => {
      vi.useFakeTimers({ toFake: ["performance"] });
      app.native.handle("share", (call) => {
        call.reply('{"code":200}');
      });
      const { see, reply, client } = await paying();
      vi.advanceTimersByTime(1001);
      await client.call(share, { title: "Tea", url: "/tea" });
      await see(/^confirming superseded$/);
      reply('{"err_code":400,"err_msg":"取消"}');
      await see(/^cancelled cancelled$/);
    });

    test.each([
      ["success", '{"trade_no":"T1"}', /^unconfirmed T1$/],
      ["cancelled", '{"err_code":400,"err_msg":"取消"}', /^cancelled cancelled$/],
      ["failed", '{"err_code":400}', /^failed failed$/],
    ])("%s, without a server to ask: as it says", async (_, text, phase) => {
      const { see, reply } = await paying({ ...hurried, ...serverless() });
      await see(/^unknown timeout$/);
      reply(text);
      await see(phase);
    });
  });
});
