import type { SimulatorUser } from "./accounts.js";
import type { SimulatorApp } from "./app.js";
import type { SimulatorChat, SimulatorSession } from "./chats.js";
import type { OrderSource } from "./orders.js";
import type { SimulatorPayment } from "./payments.js";
import type { SimulatorReturns } from "./returnTrip.js";
import type { SimulatorFaults } from "./settings.js";
import type { SimulatorTheme } from "./theme.js";
import type { SimulatorPlatform } from "./userAgents.js";
import type { SimulatorWeChat } from "./weChat/SimulatorWeChat.js";
import type { SimulatorPageSignature } from "./weChat/signature.js";

/** Options of {@link createSimulator}. */
export interface SimulatorOptions {
  /** Who asks for consent and gets the money. Default: the page, by its title. */
  app?: SimulatorApp | undefined;
  /** Who can sign in; the first one is signed in to VVChat at the start. Default: two test users. */
  users?: readonly SimulatorUser[] | undefined;
  /**
   * Finds an order by its imprest code, as VVChat's Open Platform does: for a backend that runs in the page, or by asking
   * a server. The payment sheet waits for a promise. Nothing back: VVChat does not know the order, and refuses it with
   * `err_code` 400, as it does a paid one. In WeChat it is asked by the `prepay_id`. Default: any imprest code can be paid,
   * and the sheet shows no amount.
   */
  orderOf?: OrderSource | undefined;
  /**
   * A payment was made: the platform's notification to your server, for a backend that runs in the page. It comes before
   * the app answers the page, and also where the app then stays silent or kills the page. Once for each imprest code.
   */
  onPaid?: ((payment: SimulatorPayment) => void) | undefined;
  /**
   * Where an emulated Open Platform listens (`vvchat-react/emulator`), e.g. `"http://127.0.0.1:4100"`. Then that makes the
   * codes, has the orders and takes the payments: your server exchanges and asks there, and is notified from there.
   * `orderOf` is not asked. What the emulator refuses or does not answer fails, and the sheet says why.
   * Default: none, and the simulator does without.
   */
  emulator?: string | undefined;
  /** The chats that a person can choose and send to. Default: five test chats. */
  chats?: readonly SimulatorChat[] | undefined;
  /** The chat that the page was opened from: what `getSession` answers. `null`: from none. Default: the first chat. */
  session?: SimulatorSession | null | undefined;
  /** The language of the sheets: any `zh` tag is Chinese, all else English. Default `"zh-CN"`. */
  locale?: string | undefined;
  /** Default: as `data-vv-theme` on `<html>` says when a sheet opens, else as the system does. */
  theme?: SimulatorTheme | undefined;
  /**
   * Where the page is. `"web-view"`: in VVChat, behind its bridge, with links for what has no other way. `"browser"`: in a
   * phone's browser, with VVChat beside it. Then there is no bridge: VVChat opens by its links, `qyx://…`, the page is hidden
   * meanwhile, and the answer comes by `redirect_uri`. `"wechat"`: in WeChat, behind `WeixinJSBridge`, which asks for consent
   * by its own page. Links, and that page, need the Navigation API: Chrome 102, Safari 26.2. Default `"web-view"`.
   */
  place?: "web-view" | "browser" | "wechat" | undefined;
  /**
   * Whose phone it is: the bridge comes as that library brings it, and the user agent says so. Default: the phone's own, and
   * Android on a laptop.
   */
  platform?: SimulatorPlatform | undefined;
  /**
   * How calls end, by method: `{ pay: "silent", auth: "fail:1:refused" }`. See {@link Outcome}. What is not named opens a
   * sheet; `getSession` answers by itself.
   */
  faults?: SimulatorFaults | undefined;
  /** How long each call takes to the app, in ms. Default 0. */
  latency?: number | undefined;
  /** Whether the page's requests fail. Default `false`. */
  offline?: boolean | undefined;
  /** Of the links. Default `"qyx"`. */
  scheme?: string | undefined;
  /** In a browser: whether VVChat is there. Where it is not, a link does nothing at all. Default `true`. */
  installed?: boolean | undefined;
  /** In a browser: how VVChat comes back. Default: properly, in the same tab. */
  returns?: SimulatorReturns | undefined;
  /** In WeChat: how its bridge comes, and how it takes a page's signature. Default: as in the app. */
  weChat?: SimulatorWeChat | undefined;
  /**
   * In WeChat: whether a page's signature is right, for a backend that runs in the page. Asked at each `preVerifyJSAPI`, with
   * the address that it should be for. With `emulator` that is asked in its place. Default: any of forty hexadecimal digits is.
   */
  checkSignature?: ((page: SimulatorPageSignature) => boolean | Promise<boolean>) | undefined;
  /**
   * Whether it shows a control panel for all of these, and takes them from the address: `?vvsim.pay=silent`. Without it the
   * options alone count, and what {@link Simulator.set} is told. Default `true`.
   */
  panel?: boolean | undefined;
}
