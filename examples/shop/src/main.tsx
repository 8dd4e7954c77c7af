import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { VVChatProvider, createVVChatClient, deepLinkBridge, webViewBridge } from "vvchat-react";
import { framePage } from "vvchat-react/simulator";
import { weChatBridge } from "vvchat-react/wechat";
import "vvchat-react/styles.css";
import { connect } from "./connect.js";
import { CallLog } from "./devtools.js";
import { readSettings } from "./settings.js";
import { Shop } from "./Shop.js";
import "./shop.css";
import { testAccount, testApp } from "./testApp.js";
import { wordsOf } from "./words.js";

const settings = readSettings(location.search, navigator.language);
const words = wordsOf(settings.lang);
document.documentElement.lang = settings.lang;
document.title = words.shop;
if (settings.theme) document.documentElement.dataset["vvTheme"] = settings.theme;

/** The shop as it would be in production. */
function openShop(): void {
  // Before the client, which looks for VVChat at its first use.
  const api = connect(settings, words);
  const client = createVVChatClient({
    ...testApp,
    api,
    bridges: [webViewBridge(), weChatBridge({ ...testAccount, scope: settings.weChatScope }), deepLinkBridge()],
    ...(settings.timeout && { timeouts: { interactive: settings.timeout } }),
  });
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <VVChatProvider client={client} locale={settings.lang}>
        <Shop words={words} />
        <CallLog />
      </VVChatProvider>
    </StrictMode>,
  );
}

// On a laptop the page frames itself in a phone, and the shop runs in there.
const framed = settings.simulator && framePage();
if (!framed) openShop();
