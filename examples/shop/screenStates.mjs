/* global document, location -- what page.evaluate() runs, runs in the page */
/** @typedef {import("playwright").Page | import("playwright").FrameLocator} Shop */
/**
 * @typedef {object} State
 * @property {Record<string, string>} [switches] of the address
 * @property {boolean} [clock] its time can be wound on
 * @property {string} [userAgent] what the phone says that it is
 * @property {(shop: Shop, page: import("playwright").Page) => Promise<unknown>} act what a person does then
 */

/**
 * Whatever carries these words, in either language.
 * @param {Shop} shop
 * @param {RegExp} name
 */
const button = (shop, name) => shop.getByRole("button", { name }).first();
/**
 * @param {Shop} shop
 * @param {RegExp[]} names
 */
async function press(shop, ...names) {
  for (const name of names) await button(shop, name).click();
}
/**
 * @param {Shop} shop
 * @param {RegExp} text
 */
const see = (shop, text) => shop.getByText(text).first().waitFor();

const signIn = /^(用 VVChat 登录|Sign in with VVChat)$/;
const signingIn = /^(登录中…|Signing in…)$/;
const allow = /^(允许|Allow)$/;
const refuse = /^(拒绝|Don't allow)$/;
const retry = /^(再试一次|重新授权|再付一次|Try again|Ask again|Pay again)$/;
const add = /^(加一杯|Add one)/;
const pay = /^(支付|Pay) ¥/;
const confirm = /^(确认付款|Pay) ¥/;
/** On an order's page. */
const payAgain = /^(支付|Pay)$/;
const close = /^(关闭|Close)$/;
const share = /^(分享给朋友|Share with a friend)$/;
const send = /^(发送|Send)$/;
const change = /^(换一个|Change)$/;
const picker = /尾号|选择聊天|Ends in|Choose a chat/;
const post = /^(发送到聊天|Send to the chat)$/;
const contact = /^(联系客服|Contact us)$/;
const openToPay = /^(打开 VVChat 支付|Open VVChat to pay)$/;
const team = /下午茶小队|Tea team/;

/** @param {Shop} shop */
const choose = (shop) => press(shop, add, add);
/** @param {Shop} shop */
async function order(shop) {
  await choose(shop);
  await press(shop, pay);
}
/** @param {Shop} shop */
async function buy(shop) {
  await order(shop);
  await shop.getByRole("dialog").getByRole("button", { name: confirm }).click();
  await see(shop, /^(付款成功|Paid)$/);
}
/**
 * The same in a phone's browser, where a second tap opens VVChat.
 * @param {Shop} shop
 */
async function buyInBrowser(shop) {
  await order(shop);
  await press(shop, openToPay);
  await see(shop, /^(付款成功|Paid)$/);
}
/**
 * The page of an order that was placed and not paid.
 * @param {Shop} shop
 * @param {import("playwright").Page} page
 */
async function openUnpaid(shop, page) {
  await page.evaluate(() => {
    const title = document.documentElement.lang === "en" ? "House milk tea × 2" : "招牌奶茶 × 2";
    const row = { idempotencyKey: "", number: "T20261121", amount: 3600, title, placed: Date.now() };
    localStorage.setItem("half-day-tea.orders", JSON.stringify([row]));
    location.hash = `#/orders/${row.number}`;
  });
  await see(shop, /^(等待付款|Waiting for payment)$/);
}

/**
 * What the shop can look like.
 * @type {Record<string, State>}
 */
export const states = {
  "signed-out": { act: (shop) => button(shop, signIn).waitFor() },
  consent: { act: (shop) => press(shop, signIn).then(() => button(shop, allow).waitFor()) },
  pending: { switches: { "vvsim.auth": "silent" }, act: (shop) => press(shop, signIn) },
  exchanging: { act: (shop) => press(shop, signIn, allow).then(() => button(shop, signingIn).waitFor()) },
  denied: { act: (shop) => press(shop, signIn, refuse).then(() => button(shop, retry).waitFor()) },
  timeout: {
    switches: { "vvsim.auth": "silent", timeout: "300" },
    act: (shop) => press(shop, signIn).then(() => button(shop, retry).waitFor()),
  },
  "bad-json": {
    switches: { "vvsim.auth": "malformed" },
    act: (shop) => press(shop, signIn).then(() => button(shop, retry).waitFor()),
  },
  "server-fails": {
    switches: { server: "fail" },
    act: (shop) => press(shop, signIn, allow).then(() => button(shop, retry).waitFor()),
  },
  "signed-in": { act: (shop) => press(shop, signIn, allow).then(() => see(shop, /^(你好|Hello)/)) },
  "no-host": {
    switches: { sim: "off" },
    userAgent:
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0.0.0 Mobile Safari/537.36 Weibo (Pixel 8__weibo__14.5.0__android__android14)",
    act: (shop) => see(shop, /^(请在浏览器里打开|请在手机上打开|Open this)/),
  },

  cart: { act: choose },
  "pay-sheet": {
    act: (shop) => order(shop).then(() => shop.getByRole("dialog").getByRole("button", { name: confirm }).waitFor()),
  },
  "pay-cancelled": {
    act: (shop) =>
      order(shop)
        .then(() => press(shop, close))
        .then(() => see(shop, /^(已取消，没有付款。|Cancelled)/)),
  },
  "pay-failed": {
    switches: { "vvsim.pay": "fail" },
    act: (shop) => order(shop).then(() => button(shop, retry).waitFor()),
  },
  "pay-confirming": {
    switches: { "vvsim.pay": "malformed" },
    act: (shop) => order(shop).then(() => button(shop, /^(核实中…|Checking…)$/).waitFor()),
  },
  "pay-unknown": {
    switches: { "vvsim.pay": "malformed" },
    clock: true,
    async act(shop, page) {
      await order(shop);
      await page.clock.runFor("03:00");
      await button(shop, /^(查付款结果|Check payment)$/).waitFor();
    },
  },
  "pay-no-order": {
    switches: { server: "fail" },
    act: (shop) => order(shop).then(() => button(shop, retry).waitFor()),
  },
  "order-paid": { act: buy },
  "order-unpaid": { act: openUnpaid },
  "order-confirming": {
    switches: { "vvsim.pay": "malformed" },
    act: (shop, page) =>
      openUnpaid(shop, page)
        .then(() => press(shop, payAgain))
        .then(() => see(shop, /^(正在核实付款|Checking your payment)$/)),
  },
  "order-failed": {
    switches: { "vvsim.pay": "fail" },
    act: (shop, page) =>
      openUnpaid(shop, page)
        .then(() => press(shop, payAgain))
        .then(() => see(shop, /^(付款没有成功|Not paid)$/)),
  },
  "order-unknown": {
    switches: { "vvsim.pay": "malformed" },
    clock: true,
    async act(shop, page) {
      await openUnpaid(shop, page);
      await press(shop, payAgain);
      await page.clock.runFor("03:00");
      await see(shop, /^(付款结果还不清楚|Payment not confirmed yet)$/);
    },
  },
  "order-not-found": {
    async act(shop, page) {
      await page.evaluate(() => (location.hash = "#/orders/none"));
      await see(shop, /^(没能读取订单|Couldn't load the order)$/);
    },
  },

  "share-sheet": { act: (shop) => press(shop, share).then(() => button(shop, send).waitFor()) },
  "share-chats": { act: (shop) => press(shop, share, change).then(() => button(shop, team).waitFor()) },
  "share-order-sheet": {
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, share))
        .then(() => button(shop, send).waitFor()),
  },
  "share-pending": { switches: { "vvsim.share": "silent" }, act: (shop) => press(shop, share) },
  "share-handed-off": {
    switches: { "vvsim.share": "succeed" },
    act: (shop) => press(shop, share).then(() => see(shop, /^(已交给 VVChat|Handed to VVChat)$/)),
  },
  "share-cancelled": {
    switches: { "vvsim.share": "refuse" },
    act: (shop) => press(shop, share).then(() => see(shop, /^(没有分享。|Not shared\.)$/)),
  },
  "share-failed": {
    switches: { "vvsim.share": "fail" },
    act: (shop) => press(shop, share).then(() => button(shop, retry).waitFor()),
  },
  "share-timeout": {
    switches: { "vvsim.share": "silent", timeout: "300" },
    act: (shop) => press(shop, share).then(() => button(shop, retry).waitFor()),
  },

  "picker-empty": { switches: { chat: "none" }, act: (shop) => buy(shop).then(() => button(shop, picker).waitFor()) },
  "picker-sheet": {
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, picker))
        .then(() => button(shop, team).waitFor()),
  },
  "picker-busy": {
    switches: { "vvsim.selectSession": "silent" },
    act: (shop) => buy(shop).then(() => press(shop, picker)),
  },
  "picker-chosen": {
    switches: { "vvsim.selectSession": "succeed" },
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, picker))
        .then(() => see(shop, /^(群聊|Group chat)$/)),
  },
  "picker-cancelled": {
    switches: { "vvsim.selectSession": "refuse" },
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, picker))
        .then(() => see(shop, /^(没有选择聊天。|No chat chosen\.)$/)),
  },
  "picker-failed": {
    switches: { "vvsim.selectSession": "fail" },
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, picker))
        .then(() => button(shop, retry).waitFor()),
  },

  "browser-consent": {
    switches: { "vvsim.place": "browser" },
    act: (shop) => press(shop, signIn).then(() => button(shop, allow).waitFor()),
  },
  "browser-tap-again": {
    switches: { "vvsim.place": "browser" },
    act: (shop) => order(shop).then(() => button(shop, openToPay).waitFor()),
  },
  "browser-pay-sheet": {
    switches: { "vvsim.place": "browser" },
    act: (shop) =>
      order(shop)
        .then(() => press(shop, openToPay))
        .then(() => shop.getByRole("dialog").getByRole("button", { name: confirm }).waitFor()),
  },
  "browser-order-paid": { switches: { "vvsim.place": "browser", "vvsim.pay": "succeed" }, act: buyInBrowser },
  "browser-share-sheet": {
    switches: { "vvsim.place": "browser" },
    act: (shop) => press(shop, share).then(() => button(shop, send).waitFor()),
  },
  "browser-contact": {
    switches: { "vvsim.place": "browser", "vvsim.pay": "succeed" },
    act: (shop) =>
      buyInBrowser(shop)
        .then(() => press(shop, contact))
        .then(() => shop.getByRole("dialog").waitFor()),
  },
  "browser-not-opened": {
    switches: { "vvsim.place": "browser", "vvsim.installed": "no" },
    act: (shop) => press(shop, signIn).then(() => button(shop, retry).waitFor()),
  },

  "message-consent": {
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, post))
        .then(() => button(shop, allow).waitFor()),
  },
  "message-sent": {
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, post, allow))
        .then(() => see(shop, /^(消息已发到聊天里。|The message is in the chat\.)$/)),
  },
  "message-denied": {
    act: (shop) =>
      buy(shop)
        .then(() => press(shop, post, refuse))
        .then(() => see(shop, /^(你没有允许发消息。|You didn't allow messages\.)$/)),
  },
};
