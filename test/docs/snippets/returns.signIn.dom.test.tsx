import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { VVChatProvider, createVVChatClient, deepLinkBridge, useAuth } from "vvchat-react";

/** The links that were opened. */
const links: string[] = [];

const phone = {
  navigator: {
    userAgent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0.0.0 Mobile Safari/537.36",
    maxTouchPoints: 5,
  },
  location: {
    get href() {
      return location.href;
    },
    set href(link) {
      links.push(link);
    },
    origin: location.origin,
    protocol: location.protocol,
  },
  top: window,
  document,
};

/** A load of the page. */
function open(address: string) {
  history.replaceState(null, "", address);
  const client = createVVChatClient({ appId: "my-app", bridges: [deepLinkBridge({ window: phone })] });
  render(
    <VVChatProvider client={client}>
      <SignIn />
    </VVChatProvider>,
  );
}

function SignIn() {
  const auth = useAuth({ exchange: ({ code }) => `signed in by ${code}` });
  return (
    <>
      <button
        onClick={() => {
          auth.mutate();
        }}
      >
        Sign in
      </button>
      <p role="status">{auth.data ?? auth.error?.code}</p>
    </>
  );
}

afterEach(cleanup);

test("the page that VVChat opens is signed in, and its address is clean", async () => {
  open("/cart?table=3");
  fireEvent.click(screen.getByRole("button"));
  await expect.poll(() => links.length).toBe(1);
  const { searchParams } = new URL(links[0] ?? "");
  cleanup();

  const redirectUri = searchParams.get("redirect_uri") ?? "";
  open(`${redirectUri}&err_code=0&code=C1&state=${searchParams.get("state") ?? ""}`);
  await screen.findByText("signed in by C1");
  expect(location.pathname + location.search).toBe("/cart?table=3");
});

test("a code that this browser did not ask for is not exchanged", async () => {
  open("/cart?table=3&err_code=0&code=C2&state=foreign");
  await screen.findByText("state_mismatch");
  expect(location.pathname + location.search).toBe("/cart?table=3");
});
