import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { VVChatProvider, createVVChatClient } from "vvchat-react";
import { framePage } from "vvchat-react/simulator";
import "vvchat-react/styles.css";
import { createFakeOrders } from "./fakeOrders.js";
import { createFakeUsers } from "./fakeUsers.js";
import { readSettings } from "./settings.js";
import { Shop } from "./Shop.js";
import "./shop.css";
import { simulate } from "./simulate.js";
import { wordsOf } from "./words.js";

const settings = readSettings(location.search, navigator.language);
const words = wordsOf(settings.lang);
document.documentElement.lang = settings.lang;
document.title = words.shop;
if (settings.theme) document.documentElement.dataset["vvTheme"] = settings.theme;

/** The shop as it would be in production, but for its server. */
function openShop(): void {
  const orders = createFakeOrders({ titleOf: words.titleOf, server: settings.server });
  // Before the client, which looks for VVChat at its first use.
  const simulator = settings.simulator ? simulate(settings, words, orders) : undefined;
  const users = createFakeUsers({
    userOf(code) {
      const user = simulator?.userOf(code);
      return user && { openId: user.openId, nickname: user.name };
    },
    server: settings.server,
  });
  const client = createVVChatClient({
    appId: "half-day-tea",
    // A shop with a server gives its address here: api: "/api/vvchat".
    api: { ...users, ...orders.api },
    ...(settings.timeout && { timeouts: { interactive: settings.timeout } }),
  });
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <VVChatProvider client={client} locale={settings.lang}>
        <Shop words={words} />
      </VVChatProvider>
    </StrictMode>,
  );
}

// On a laptop the page frames itself in a phone, and the shop runs in there.
const framed = settings.simulator && framePage();
if (!framed) openShop();
