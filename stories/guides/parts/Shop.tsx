import { type JSX, useEffect, useState } from "react";
import { createVVChatClient, LoginButton, PayButton, ShareButton, useUser, VVChatProvider } from "vvchat-react";
import { createSimulator } from "vvchat-react/simulator";
import { createMerchant } from "./merchant";
import { storyStorage } from "./storyStorage";
import "../../support/screen.css";

function Counter() {
  const { data: user, logout } = useUser();
  return (
    <>
      <h3>Half-Day Tea</h3>
      {user ? (
        <p>
          {`Hello, ${user.nickname ?? ""}. `}
          <button
            className="vv-link"
            type="button"
            onClick={() => {
              logout.mutate();
            }}
          >
            Sign out
          </button>
        </p>
      ) : (
        <LoginButton full />
      )}
      <PayButton purchaseKey="cart-17" order={{ sku: "milk-tea", quantity: 2 }} amount={3600} />
      <ShareButton full title="Two milk teas" url="https://shop.example/tea/2" />
    </>
  );
}

/** VVChat, played on this page, and a client that finds it. */
function openShop() {
  const merchant = createMerchant((code) => simulator.userOf(code));
  const simulator = createSimulator({
    ...merchant.platform,
    app: { name: "Half-Day Tea" },
    users: [{ openId: "o-1", name: "Bamboo" }],
    locale: "en",
    panel: false,
  });
  const client = createVVChatClient({ appId: "half-day-tea", api: merchant.api, storage: storyStorage() });
  return { client, dispose: simulator.dispose };
}

/** A shop over the simulator: what its buttons open is played by the sheets that an app has while it is developed. */
export function Shop(): JSX.Element {
  const [{ client, dispose }] = useState(openShop);
  useEffect(() => dispose, [dispose]);
  return (
    <VVChatProvider client={client} locale="en">
      <div className="screen" lang="en" style={{ justifyItems: "stretch" }}>
        <Counter />
      </div>
    </VVChatProvider>
  );
}
