import type { Words } from "./words.js";

/** Texts: a payment's. */
export const payWords = {
  "pay.idle": ["支付", "Pay"],
  "pay.idleAmount": ["支付 {amount}", "Pay {amount}"],
  "pay.paying": ["支付中…", "Paying…"],
  "pay.confirming": ["核实中…", "Checking…"],
  "pay.paid": ["已支付", "Paid"],
  "pay.paidAmount": ["已支付 {amount}", "Paid {amount}"],
  "pay.unknown": ["查付款结果", "Check payment"],
  "pay.again": ["再付一次", "Pay again"],
  "pay.signIn": ["去登录", "Sign in"],
  "pay.note.preparing": ["正在创建订单…", "Creating the order…"],
  "pay.note.paying": ["请在 VVChat 里完成付款。", "Finish paying in VVChat."],
  "pay.note.confirming": ["VVChat 已返回，正在向商家核实。", "Back from VVChat. Checking with the shop."],
  "pay.note.paid": ["商家已收到付款。", "The shop has your payment."],
  "pay.note.unpaid": ["商家还没有收到付款，可以再付一次。", "The shop has no payment yet. You can pay again."],
  "pay.note.unconfirmed": ["VVChat 说已付款，请向商家确认。", "VVChat says paid. Ask the shop to be sure."],
  "pay.note.cancelled": ["已取消，没有付款。", "Cancelled. Nothing was paid."],
  "pay.note.denied": ["付款需要先登录。", "Sign in before you pay."],
  "pay.note.failed": ["付款没有成功，商家没有收款。", "Not paid. The shop received nothing."],
  "pay.note.notOrdered": ["没能创建订单，还没有付款。", "No order yet. Nothing was paid."],
  "pay.note.unknown": ["还不知道是否付成功，先别再付。", "We don't know yet if it went through. Don't pay again."],
  "pay.note.unavailable": ["请在 VVChat 里付款。", "Pay inside VVChat."],
  "pay.note.unsupported": ["当前 VVChat 版本不支持付款，请先更新。", "This VVChat is too old to pay. Update it first."],
} as const satisfies Words;
