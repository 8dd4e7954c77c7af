import type { Words } from "./words.js";

/** Texts: an order's. */
export const orderWords = {
  "order.loading": ["正在读取订单…", "Loading the order…"],
  "order.confirming": ["正在核实付款", "Checking your payment"],
  "order.confirmingHint": [
    "一般几秒钟。可以离开本页，结果不会丢。",
    "Usually a few seconds. You can leave; nothing gets lost.",
  ],
  "order.paid": ["付款成功", "Paid"],
  "order.unpaid": ["等待付款", "Waiting for payment"],
  "order.unpaidHint": ["订单还没有付款。", "This order is not paid yet."],
  "order.before": ["请在 {time} 前付款。", "Pay before {time}."],
  "order.failed": ["付款没有成功", "Not paid"],
  "order.failedHint": ["商家没有收款，可以再付一次。", "The shop received nothing. You can pay again."],
  "order.unconfirmed": ["等待商家确认", "Waiting for the shop"],
  "order.unknown": ["付款结果还不清楚", "Payment not confirmed yet"],
  "order.unknownHint": ["先别再付。我们会继续查，也可以现在查。", "Don't pay again. We keep checking, or check now."],
  "order.notFound": ["没能读取订单", "Couldn't load the order"],
  "order.notFoundHint": ["请检查网络后再试。", "Check your network and try again."],
  "order.check": ["现在查结果", "Check now"],
  "order.number": ["订单号", "Order"],
  "order.items": ["商品", "Items"],
  "order.placed": ["下单时间", "Placed"],
  "order.paidAt": ["付款时间", "Paid at"],
} as const satisfies Words;
