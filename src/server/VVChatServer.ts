/** What `createVVChatHandler` gives: a handler, and what a server asks of it beside. */
export interface VVChatServer {
  /** Serves a request. Never rejects: an error is an answer too. */
  (request: Request): Promise<Response>;
  /**
   * Looks at an order now: asks its host, WeChat Pay by `weChat.pay.status`, and has it fulfilled where it is paid. For the
   * route that WeChat Pay notifies: whoever calls is not believed, and need not be. One order is asked about once a second.
   *
   * @param outTradeNo - the order's number
   * @returns true where it is paid, and `onPaid` has ended well; false where it is not paid
   * @throws HttpError where that cannot be said: there is no such order, the host does not answer, the amount is another,
   *   `onPaid` has failed. Then acknowledge nothing
   * @example
   * app.post("/wechat-pay", async (c) => {
   *   const { out_trade_no } = await open(c.req); // decrypts what WeChat Pay sends
   *   return c.body(null, (await handler.checkOrder(out_trade_no)) ? 204 : 409);
   * });
   */
  checkOrder: (outTradeNo: string) => Promise<boolean>;
}
