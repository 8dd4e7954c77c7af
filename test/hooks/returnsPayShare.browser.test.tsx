import { beforeEach, expect, test, vi } from "vitest";
import { ShareButton, usePay, useShare, type VVChatApi } from "../../src/index.js";
import { createBrowserPage, goHome } from "./browserPage.js";

beforeEach(goHome);

function Payment({ onPaid }: { onPaid?: () => void }) {
  const { phase, pay } = usePay({ purchaseKey: "cart", order: { sku: "tea" }, prepare: "mount", onPaid });
  return (
    <button onClick={pay} name={phase}>
      {phase}
    </button>
  );
}

test("usePay: a returned trade number proves nothing; the server does", async () => {
  const { load, answer, opened } = createBrowserPage();
  let status: "paid" | "unpaid" = "unpaid";
  const order = () => Promise.resolve({ outTradeNo: "O1", imprestCode: "I1", amount: 3600, status });
  const api: VVChatApi = { createOrder: order, orderStatus: order };
  const first = await load(<Payment />, { api });
  await expect.element(first.getByText("prepared")).toBeVisible();
  await first.getByRole("button").click();
  await expect.element(first.getByText("paying")).toBeVisible();
  await first.unmount();
  answer({ trade_no: "forged" });

  const onPaid = vi.fn();
  const second = await load(<Payment onPaid={onPaid} />, { api });
  await expect.element(second.getByText("confirming")).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await expect.element(second.getByText("confirming")).toBeVisible();
  expect(onPaid).not.toHaveBeenCalled();
  status = "paid";
  await expect.element(second.getByText("paid", { exact: true }), { timeout: 5000 }).toBeVisible();
  expect(onPaid).toHaveBeenCalledTimes(1);
  expect(opened).toHaveLength(1);
});

test("usePay without a server: unconfirmed, the host's word", async () => {
  const { load, answer } = createBrowserPage();
  function Given() {
    const { phase, pay } = usePay({ imprestCode: "I1" });
    return <button onClick={pay}>{phase}</button>;
  }
  const first = await load(<Given />);
  await first.getByRole("button").click();
  await first.unmount();
  answer({ trade_no: "T1" });
  const second = await load(<Given />);
  await expect.element(second.getByText("unconfirmed")).toBeVisible();
});

test("useShare: what came back is its mutation's end; a share of another address is not its own", async () => {
  const { load, answer } = createBrowserPage();
  function Share({ url }: { url: string }) {
    const share = useShare({ title: "Tea", url });
    return (
      <button
        onClick={() => {
          share.mutate();
        }}
      >{`${url} ${share.error?.hostMessage ?? share.status}`}</button>
    );
  }
  const shares = (
    <>
      <Share url="https://shop.example/one" />
      <Share url="https://shop.example/two" />
    </>
  );
  const first = await load(shares);
  await first.getByText("two idle").click();
  await first.unmount();
  answer({ code: "400", err_msg: "<img src=x onerror=alert(1)>" });
  const second = await load(shares);
  // As text.
  await expect.element(second.getByText("two <img src=x onerror=alert(1)>")).toBeVisible();
  await expect.element(second.getByText("one idle")).toBeVisible();
});

test("ShareButton: the one of that address says that it was handed over", async () => {
  const { load, answer } = createBrowserPage();
  const shares = (
    <>
      <ShareButton title="One" url="https://shop.example/one" />
      <ShareButton title="Two" url="https://shop.example/two" />
    </>
  );
  const first = await load(shares);
  await first.getByRole("button").nth(1).click();
  await first.unmount();
  answer({ code: "200" });
  const second = await load(shares);
  await expect.element(second.getByRole("button").nth(1)).toHaveTextContent("Handed to VVChat");
  await expect.element(second.getByRole("button").nth(0)).toHaveTextContent("Share with a friend");
});

test("a share of a list comes back to its own button; one that cannot be shared takes nothing down", async () => {
  const { load, answer } = createBrowserPage();
  vi.spyOn(console, "error").mockReturnValue();
  const shares = (
    <>
      <ShareButton title="Broken" url="javascript:0" />
      <ShareButton title="One" />
      <ShareButton title="Two" />
    </>
  );
  const first = await load(shares);
  await first.getByRole("button").nth(2).click();
  await first.unmount();
  answer({ code: "200" });
  const second = await load(shares);
  await expect.element(second.getByRole("button").nth(2)).toHaveTextContent("Handed to VVChat");
  await expect.element(second.getByRole("button").nth(1)).toHaveTextContent("Share with a friend");
});
