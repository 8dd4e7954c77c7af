import { expect } from "vitest";
import { render } from "vitest-browser-react";
import { type PayTarget, usePay, type UsePayOptions } from "../../src/index.js";
import { createFakeHost, type FakeHostOptions } from "../../src/testing/index.js";

/** A purchase, as most tests have it. */
export const cart = { purchaseKey: "cart", order: { sku: "milk-tea", quantity: 2 }, amount: 3600 };

type PayProps = Pick<UsePayOptions, "amount" | "prepare" | "onPaid"> & PayTarget;

function Payment(props: PayProps) {
  const { phase, error, pay, check, reset } = usePay(props);
  return (
    <>
      <button onClick={pay}>Pay</button>
      <button onClick={check}>Check</button>
      <button onClick={reset}>Reset</button>
      <output>{[phase, error?.code, error?.field].filter(Boolean).join(" ")}</output>
    </>
  );
}

/** A page of the shop's with one payment on it, in VVChat, as a load or a reload makes it. */
export async function openPayPage(options: FakeHostOptions = {}, props: PayProps = cart) {
  const host = createFakeHost(options);
  const screen = await render(<Payment {...props} />, { wrapper: host.wrapper });
  return {
    host,
    screen,
    press: (name: "Pay" | "Check" | "Reset"): void => {
      const button = screen.getByRole("button", { name }).element();
      if (button instanceof HTMLElement) button.click();
    },
    /** The phase, and the code and the field of its error. */
    see: async (text: string): Promise<void> => {
      await expect.element(screen.getByRole("status")).toHaveTextContent(new RegExp(`^${text}$`));
    },
    opened: () => host.calls.map(({ params }) => params["imprest_code"]),
  };
}
