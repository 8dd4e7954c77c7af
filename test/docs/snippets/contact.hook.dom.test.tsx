import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { VVChatProvider, createVVChatClient, deepLinkBridge, useContact } from "vvchat-react";

function Help({ staff }: { staff: Record<string, string> }) {
  const contact = useContact();
  if (contact.error?.code === "not_opened") return <a href="tel:+861012345678">Call us</a>;
  return Object.entries(staff).map(([name, openId]) => (
    <button
      key={name}
      disabled={contact.isPending}
      onClick={() => {
        contact.mutate({ openId });
      }}
    >
      Ask {name}
    </button>
  ));
}

test("no VVChat on this phone: there is another way", async () => {
  const opened: string[] = [];
  const location = {
    protocol: "https:",
    origin: "https://shop.example",
    get href() {
      return "https://shop.example/help";
    },
    set href(link) {
      opened.push(link);
    },
  };
  const phone = {
    document,
    location,
    navigator: { userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/137.0 Mobile", maxTouchPoints: 5 },
    top: { location },
  };
  const client = createVVChatClient({ appId: "my-app", bridges: [deepLinkBridge({ window: phone })] });
  render(
    <VVChatProvider client={client}>
      <Help staff={{ Lan: "o-lan", Bamboo: "o-bamboo" }} />
    </VVChatProvider>,
  );

  fireEvent.click(screen.getByRole("button", { name: "Ask Bamboo" }));

  // The page stays in view for 2.5 s.
  await screen.findByText("Call us", {}, { timeout: 4000 });
  expect(opened).toEqual(["qyx://openSessionView?open_id=o-bamboo"]);
});
