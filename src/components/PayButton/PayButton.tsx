"use client";
import { type ForwardedRef, type JSX, type RefAttributes, forwardRef } from "react";
import { type UsePayOptions, type UsePayResult, usePay } from "../../hooks/usePay.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { payWords } from "../../messages/pay.js";
import { useVVChatContext } from "../../provider/VVChatContext.js";
import { Control, type ControlProps } from "../Control/Control.js";
import { payIcon, searchIcon } from "../Control/icons.js";
import type { ControlPhase } from "../Control/look.js";
import { useText } from "../Control/useText.js";
import { formatAmount } from "../money.js";
import { payPhase } from "./payPhase.js";
import { usePayNote } from "./usePayNote.js";

/** What a `render` function and function children are told. */
export interface PayButtonState {
  phase: ControlPhase;
  payment: UsePayResult;
}

/** Props of {@link PayButton}: those of a `<button>`, those of `usePay`, and these. */
export type PayButtonProps = ControlProps<PayButtonState> &
  UsePayOptions & {
    /** What to do where the server does not know who pays (401). Default: the note says that a sign-in is needed. */
    onSignIn?: (() => void) | undefined;
  };

const steps: Partial<Record<ControlPhase, readonly [number, number]>> = {
  preparing: [0.5, 3],
  paying: [1.5, 3],
  confirming: [2.5, 3],
};

function PayButtonBase(props: PayButtonProps, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  const { amount, onSignIn, disabled, size = "lg", full = true, ...rest } = props;
  // What is left is the button's.
  const { purchaseKey: _key, order: _order, imprestCode: _code, outTradeNo: _number, ...more } = rest;
  const { prepare: _prepare, onPaid: _onPaid, ...control } = more;
  const { client, locale } = useVVChatContext("<PayButton>");
  const text = useText("<PayButton>", "pay", payWords);
  const route = useControlRoute("pay", "<PayButton>");
  const payment = usePay(props);
  const known = payPhase(route, payment);
  const phase = disabled && /^(idle|prepared|failed)$/.test(known) ? "disabled" : known;
  // What it says is true of a disabled one, too; what it offers is not to be had.
  const { action, ...news } = usePayNote(payment, known, route, text, onSignIn);

  const fen = amount ?? payment.order?.amount;
  const worded = (key: "pay.idle" | "pay.paid") =>
    fen === undefined ? text(key) : text(`${key}Amount`).replace("{amount}", () => formatAmount(fen, locale));
  const idle = worded("pay.idle");
  const paying = text("pay.paying");
  return (
    <Control
      buttonRef={ref}
      props={{ size, full, ...control }}
      model={{
        ...news,
        action: phase === "disabled" ? undefined : action,
        state: { phase, payment },
        phase,
        icon: phase === "unknown" ? searchIcon : payIcon,
        variant: phase === "unknown" ? "plain" : undefined,
        steps: steps[phase],
        labels: {
          idle,
          preparing: paying,
          prepared: text("pay.prepared"),
          paying,
          confirming: text("pay.confirming"),
          paid: worded("pay.paid"),
          unknown: text("pay.unknown"),
        },
        onPress() {
          client.retry();
          payment.pay();
        },
        onImpatience: payment.pay,
      }}
    />
  );
}

/**
 * A button that takes a payment through to its end: makes the order, opens VVChat, asks your server, and says what came
 * of it. Two with one `purchaseKey` are one payment. Green is only what your server has confirmed; while that is unknown,
 * it offers to check and never to pay again.
 *
 * @example
 * <PayButton purchaseKey={cart.id} order={{ sku: "milk-tea", quantity: 2 }} amount={3600} onPaid={showThanks} />
 */
export const PayButton: (props: PayButtonProps & RefAttributes<HTMLButtonElement>) => JSX.Element =
  /* #__PURE__ */ forwardRef(PayButtonBase) as (
    props: PayButtonProps & RefAttributes<HTMLButtonElement>,
  ) => JSX.Element;
