import { usePay, type PaymentPhase } from "vvchat-react";

const cart = { sku: "milk-tea", quantity: 2 };

const says: Record<PaymentPhase, string> = {
  idle: "",
  preparing: "Making your order…",
  prepared: "Your order is ready.",
  paying: "Finish paying in VVChat.",
  confirming: "Asking the shop whether it arrived…",
  paid: "Paid. Your tea will be ready in ten minutes.",
  unconfirmed: "VVChat says paid. Ask at the counter.",
  cancelled: "Cancelled. Nothing was paid.",
  failed: "That didn't work. You can pay again.",
  unknown: "We don't know yet whether it went through. Don't pay again.",
};

export function Checkout() {
  const { phase, error, pay, check } = usePay({ purchaseKey: "cart-17", order: cart, amount: 3600 });
  const working = phase === "preparing" || phase === "paying" || phase === "confirming";

  return (
    <>
      <h3>Two milk teas</h3>
      {phase === "paid" || phase === "unconfirmed" ? null : phase === "unknown" ? (
        <button onClick={check}>Check payment</button>
      ) : (
        <button disabled={working} onClick={pay}>
          {working ? "Paying…" : "Pay ¥36.00"}
        </button>
      )}
      <p role="status">{error?.code === "unavailable" ? "Open this page in VVChat to pay." : says[phase]}</p>
    </>
  );
}
