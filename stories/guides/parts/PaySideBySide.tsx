import { type JSX, useState } from "react";
import { PayButton } from "vvchat-react";
import { createFakeHost, type FakeHost } from "vvchat-react/testing";
import { storyServer } from "../../support/shopServer";
import { storyStorage } from "./storyStorage";
import "../../support/screen.css";

const hostOf = (script: (host: FakeHost) => void, says: "paid" | "unpaid") => () => {
  const host = createFakeHost({
    locale: "en",
    api: storyServer({ says }),
    timeouts: { interactive: 3000 },
    storage: storyStorage(),
  });
  script(host);
  return host;
};

const cases = [
  {
    title: "VVChat says paid, and so does your server",
    make: hostOf((host) => host.on("pay").succeed(), "paid"),
  },
  {
    title: "VVChat never answers: after 3 s your server is asked",
    make: hostOf((host) => host.on("pay").silent(), "unpaid"),
  },
  {
    title: "The person closes the sheet: your server says that nothing was paid",
    make: hostOf((host) => host.on("pay").refuse(), "unpaid"),
  },
];

function Case({ title, make }: (typeof cases)[number]) {
  const [host, setHost] = useState(make);
  const { wrapper: Wrapper } = host;
  return (
    <section
      className="screen"
      lang="en"
      style={{ flex: "1 1 240px", gridTemplateRows: "1fr auto", justifyItems: "stretch" }}
    >
      <p>{title}</p>
      <Wrapper>
        <PayButton purchaseKey="cart" order={{ sku: "milk-tea", quantity: 2 }} amount={3600} />
      </Wrapper>
      <button
        className="vv-link"
        type="button"
        onClick={() => {
          setHost(make());
        }}
      >
        Begin again
      </button>
    </section>
  );
}

/** The same button over three hosts, to press. */
export function PaySideBySide(): JSX.Element {
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 16, margin: "24px 0" }}>
      {cases.map((one) => (
        <Case key={one.title} {...one} />
      ))}
    </div>
  );
}
