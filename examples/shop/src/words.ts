import { type Cart, teas } from "./teas.js";

/** 招牌奶茶 × 2、茉莉绿茶 × 1 */
const titleIn = (names: Record<string, readonly string[]>, comma: string) => (cart: Cart) =>
  teas
    .filter(({ id }) => cart[id])
    .map(({ id }) => `${names[id]?.[0] ?? id} × ${String(cart[id])}`)
    .join(comma);

const zhTeas = {
  house: ["招牌奶茶", "红茶、鲜奶、黑糖珍珠"],
  jasmine: ["茉莉绿茶", "清香，不加糖"],
  osmanthus: ["桂花乌龙", "桂花蜜，三分糖"],
  taro: ["芋泥鲜奶", "手捣芋泥，无咖啡因"],
};

const enTeas = {
  house: ["House milk tea", "Black tea, fresh milk, pearls"],
  jasmine: ["Jasmine green tea", "Light and unsweetened"],
  osmanthus: ["Osmanthus oolong", "Osmanthus honey, 30% sugar"],
  taro: ["Taro fresh milk", "Hand-mashed taro, no caffeine"],
};

const zhCN = {
  shop: "半日茶",
  place: "湖滨店 · 营业到 22:00",
  offer: "第二杯半价",
  offerTime: "今天 14:00 到 17:00",
  menu: "茶单",
  signIn: "登录半日茶",
  signInHint: (inWeChat: boolean) => `用你的${inWeChat ? "微信" : " VVChat "}账号，不用注册。`,
  /** In the place of a picture. */
  initial: (name: string) => Array.from(name).at(-1) ?? "",
  hello: (name: string) => `你好，${name}`,
  signedIn: (inWeChat: boolean) => `已用${inWeChat ? "微信" : " VVChat "}登录`,
  guest: "茶客",
  logOut: "退出登录",
  logOutFailed: "没能退出，请再试一次",
  add: (tea: string) => `加一杯${tea}`,
  remove: (tea: string) => `减一杯${tea}`,
  chosen: (cups: number) => `已选 ${String(cups)} 杯`,
  order: "你的订单",
  back: "返回茶单",
  pickup: "大约 8 分钟做好",
  pickupHint: "告诉哪个聊天？",
  pickupCall: "做好了会在柜台叫你的订单号。",
  pickupMessage: (title: string) => `${title}，大约 8 分钟后在半日茶湖滨店取。`,
  shareOffer: "第二杯半价，一起喝？",
  shareOfferHint: "湖滨店，今天 14:00 到 17:00。",
  shareOrder: "我点好了，你喝什么？",
  teas: zhTeas,
  titleOf: titleIn(zhTeas, "、"),
};

/** Everything that the shop says. */
export type Words = typeof zhCN;

const en: Words = {
  shop: "Half-Day Tea",
  place: "Lakeside · open until 22:00",
  offer: "Second cup half price",
  offerTime: "Today, 14:00 to 17:00",
  menu: "Menu",
  signIn: "Sign in to Half-Day Tea",
  signInHint: (inWeChat) => `With your ${inWeChat ? "WeChat" : "VVChat"} account. No sign-up.`,
  initial: (name) => Array.from(name).at(0) ?? "",
  hello: (name) => `Hello, ${name}`,
  signedIn: (inWeChat) => `Signed in with ${inWeChat ? "WeChat" : "VVChat"}`,
  guest: "Guest",
  logOut: "Log out",
  logOutFailed: "Still signed in. Try again",
  add: (tea) => `Add one ${tea}`,
  remove: (tea) => `Remove one ${tea}`,
  chosen: (cups) => (cups === 1 ? "1 cup" : `${String(cups)} cups`),
  order: "Your order",
  back: "Back to the menu",
  pickup: "Ready in about 8 minutes",
  pickupHint: "Which chat shall we tell?",
  pickupCall: "We'll call your order number at the counter.",
  pickupMessage: (title) => `${title}: ready in about 8 minutes at Half-Day Tea, Lakeside.`,
  shareOffer: "Second cup half price. Join me?",
  shareOfferHint: "Lakeside, today, 14:00 to 17:00.",
  shareOrder: "I've ordered. What's yours?",
  teas: enTeas,
  titleOf: titleIn(enTeas, ", "),
};

export function wordsOf(lang: "zh-CN" | "en"): Words {
  return lang === "en" ? en : zhCN;
}
