import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { composeStory, definePreview, type Decorator } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useState, version } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AuthButton, PayButton, useUser, type User, type VVChatApi } from "../../src/index.js";
import { withVVChat, vvchatGlobalTypes, type VVChatStoryParameters } from "../../src/testing/index.js";
import { Shown, SignIn } from "./storyOf.js";

const error = vi.spyOn(console, "error");

beforeEach(() => {
  error.mockReset().mockImplementation(() => {});
});

afterEach(() => {
  cleanup();
});

const button = () => screen.getByRole("button");

async function tapUntil(text: string): Promise<void> {
  fireEvent.click(button());
  await screen.findByText(text);
}

const says = (vvchat: VVChatStoryParameters) => ({ parameters: { vvchat } });

describe("parameters.vvchat", () => {
  test("without them VVChat consents, as the fake host does", async () => {
    render(<Shown />);
    screen.getByText("ready webview");
    await tapUntil("fake-code-1");
  });

  test("outcomes end the calls", async () => {
    render(<Shown {...says({ outcomes: { auth: "refuse" } })} />);
    await tapUntil("denied");
  });

  test("script has the fake host, and comes before outcomes", async () => {
    render(
      <Shown
        {...says({
          outcomes: { auth: "refuse" },
          script: (host) => host.on("auth").reply({ code: "C1" }),
        })}
      />,
    );
    await tapUntil("C1");
  });

  test("available: false is a page without a host", () => {
    render(<Shown {...says({ available: false })} />);
    screen.getByText("unavailable null");
  });

  test("timeouts are the client's, latency is the host's", async () => {
    render(<Shown {...says({ timeouts: { interactive: 20 }, latency: 60_000 })} />);
    await tapUntil("timeout");
  });

  test("api and appId are the client's", async () => {
    const exchange = vi.fn(() => Promise.resolve({ openId: "o-1", nickname: "Bamboo" }));
    const script = vi.fn<NonNullable<VVChatStoryParameters["script"]>>();
    render(
      <Shown story={Door} {...says({ appId: "tea", script, api: { me: () => Promise.resolve(null), exchange } })} />,
    );
    fireEvent.click(await screen.findByRole("button", { name: "nobody" }));
    await screen.findByRole("button", { name: "Bamboo" });
    expect(script.mock.calls[0]?.[0].client.appId).toBe("tea");
  });

  test("bridges take the fake host's place", () => {
    const bridges: VVChatStoryParameters["bridges"] = () => [
      {
        name: "mine",
        detect: () => "yes",
        connect: (listener) => {
          listener.up();
        },
        supports: () => "yes",
        send: () => {},
      },
    ];
    render(<Shown {...says({ bridges })} />);
    screen.getByText("ready mine");
  });

  test("messages and the global locale are the provider's", () => {
    const story = () => <AuthButton />;
    const { rerender } = render(<Shown story={story} />);
    screen.getByRole("button", { name: "用 VVChat 登录" });
    rerender(<Shown story={story} globals={{ locale: "en" }} />);
    screen.getByRole("button", { name: "Sign in with VVChat" });
    rerender(
      <Shown story={story} id="other" globals={{ locale: "en" }} {...says({ messages: { "auth.idle": "Hi" } })} />,
    );
    screen.getByRole("button", { name: "Hi" });
  });
});

function Door() {
  const { data: user, login } = useUser();
  return (
    <button
      onClick={() => {
        login.mutate();
      }}
    >
      {user ? user.nickname : "nobody"}
    </button>
  );
}

describe("a story begins at the beginning", () => {
  function Counted() {
    const [taps, setTaps] = useState(0);
    return (
      <button
        onClick={() => {
          setTaps(taps + 1);
        }}
      >
        {`${taps} taps`}
      </button>
    );
  }

  test.each([
    ["when another one is shown", { id: "sign-in--other" }],
    ["when the language changes", { globals: { locale: "en" } }],
    ["when the toolbar's host changes", { globals: { vvchatHost: "none" } }],
    ["when the toolbar's answers change", { viewMode: "docs", globals: { vvchatOutcome: "fail" } }],
    ["when the toolbar's delay changes", { globals: { vvchatLatency: "300" } }],
  ])("%s", async (_, change) => {
    const { rerender } = render(<Shown story={Counted} />);
    await tapUntil("1 taps");
    rerender(<Shown story={Counted} {...change} />);
    await screen.findByText("0 taps");
  });

  test("but not when its arguments change, or what is not VVChat's", async () => {
    const { rerender } = render(<Shown story={Counted} />);
    await tapUntil("1 taps");
    rerender(<Shown story={Counted} globals={{ theme: "dark" }} parameters={{ layout: "centered" }} />);
    screen.getByText("1 taps");
  });

  test("with a host of its own: codes are counted anew", async () => {
    const { rerender } = render(<Shown />);
    await tapUntil("fake-code-1");
    await tapUntil("fake-code-2");
    rerender(<Shown id="sign-in--other" />);
    await tapUntil("fake-code-1");
  });

  test("with a storage of its own: an open payment does not come back", async () => {
    const server: VVChatApi = {
      createOrder: () => Promise.resolve({ outTradeNo: "O1", imprestCode: "I1", amount: 100, status: "unpaid" }),
      orderStatus: () => new Promise(() => {}),
    };
    const story = () => <PayButton purchaseKey="cart" order={{}} amount={100} />;
    const paying = { story, globals: { locale: "en" }, ...says({ api: server, outcomes: { pay: "succeed" } }) };
    const { rerender } = render(<Shown {...paying} />);
    fireEvent.click(button());
    await vi.waitFor(() => {
      expect(button().closest<HTMLElement>(".vv-control")?.dataset.phase).toBe("confirming");
    });
    rerender(<Shown {...paying} id="pay--other" />);
    expect(button().closest<HTMLElement>(".vv-control")?.dataset.phase).toBe("idle");
    expect(localStorage).toHaveLength(0);
  });

  test("with a query cache of its own, though the preview has one for all: nobody is signed in", async () => {
    const user: User = { openId: "o-1", nickname: "Bamboo" };
    const parameters = says({ api: { me: () => Promise.resolve(null), exchange: () => Promise.resolve(user) } });
    const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    );
    const { rerender } = render(<Shown story={Door} {...parameters} />, { wrapper });
    await screen.findByText("nobody");
    await tapUntil("Bamboo");
    rerender(<Shown story={Door} id="door--other" {...parameters} />);
    await screen.findByText("nobody");
    expect(queryClient.getQueryCache().getAll()).toEqual([]);
  });

  test("in StrictMode, too", async () => {
    const { rerender } = render(<Shown {...says({ outcomes: { auth: "missing" } })} />, { wrapper: StrictMode });
    await tapUntil("invalid_response");
    rerender(<Shown id="sign-in--other" />);
    await tapUntil("fake-code-1");
  });
});

describe("what is wrong", () => {
  const wrong = (vvchat: object, globals = {}) => <Shown {...says(vvchat)} globals={globals} />;

  test.each([
    [{ outcomes: { paay: "succeed" } }, "parameters.vvchat.outcomes.paay: VVChat has no such method"],
    [{ outcomes: { auth: "refused" } }, 'parameters.vvchat.outcomes.auth: "refused" is no outcome'],
    [{ outcomes: { auth: "ask" } }, 'parameters.vvchat.outcomes.auth: "ask" is no outcome'],
    [{ outcomes: { auth: 1 } }, "parameters.vvchat.outcomes.auth: 1 is no outcome"],
    [{ outcomes: "refuse" }, 'parameters.vvchat.outcomes: "refuse" is no object'],
    [{ latency: "fast" }, 'parameters.vvchat.latency: "fast" is no time in ms'],
    [{ latency: -1 }, "parameters.vvchat.latency: -1 is no time in ms"],
    [{ outcome: {} }, "parameters.vvchat.outcome: there is no such field"],
  ])("%o is told, once, and the story goes on", async (vvchat, told) => {
    const { rerender } = render(wrong(vvchat));
    rerender(wrong(vvchat));
    expect(error.mock.calls).toEqual([[expect.stringContaining(told)]]);
    await tapUntil("fake-code-1");
  });

  test("in one field leaves the others alone", async () => {
    render(wrong({ outcomes: { auth: "refuse", paay: "succeed" } }));
    await tapUntil("denied");
  });

  test("parameters that are none are told of", () => {
    render(wrong("refuse" as unknown as object));
    expect(error.mock.calls).toEqual([['parameters.vvchat: "refuse" is no object']]);
    screen.getByText("ready webview");
  });

  test.each([
    [{ vvchatHost: "nokia" }, 'globals.vvchatHost: "nokia" is none of story, ios'],
    [{ vvchatOutcome: "boom" }, 'globals.vvchatOutcome: "boom" is none of story, ask'],
    [{ vvchatLatency: "soon" }, 'globals.vvchatLatency: "soon" is none of 0, 300'],
  ])("%o in the address is told, and the story goes on as it says", async (globals, told) => {
    render(wrong({ outcomes: { auth: "refuse" } }, globals));
    expect(error.mock.calls).toEqual([[expect.stringContaining(told)]]);
    await tapUntil("denied");
  });

  test("a deadline that is none is thrown, for Storybook to show in the story's place", () => {
    expect(() => render(wrong({ timeouts: { call: 0 } }))).toThrow("timeouts.call");
  });
});

describe("the toolbar on a page of docs", () => {
  test("plays the outcome on each story's own fake host", async () => {
    const { rerender } = render(
      <Shown viewMode="docs" {...says({ outcomes: { auth: "succeed" } })} globals={{ vvchatOutcome: "refuse" }} />,
    );
    await tapUntil("denied");
    rerender(<Shown viewMode="docs" globals={{ vvchatOutcome: "fail:7:no" }} />);
    await tapUntil("denied");
  });

  test("consents where a person would be asked", async () => {
    render(
      <Shown viewMode="docs" {...says({ available: false })} globals={{ vvchatHost: "ios", vvchatOutcome: "ask" }} />,
    );
    await tapUntil("fake-code-1");
  });

  test("delays each story's calls, in place of the story's own latency", async () => {
    const vvchat = { latency: 1, timeouts: { interactive: 50 } };
    render(<Shown viewMode="docs" {...says(vvchat)} globals={{ vvchatLatency: "10000" }} />);
    await tapUntil("timeout");
  });

  test("without VVChat shows every story without", () => {
    render(<Shown viewMode="docs" globals={{ vvchatHost: "none" }} />);
    screen.getByText("unavailable null");
  });

  test("several stories are side by side", async () => {
    render(
      <>
        <Shown id="a" viewMode="docs" {...says({ outcomes: { auth: "refuse" } })} />
        <Shown id="b" viewMode="docs" />
      </>,
    );
    for (const one of screen.getAllByRole("button")) fireEvent.click(one);
    await screen.findByText("denied");
    await screen.findByText("fake-code-1");
  });
});

test("the toolbar's menus begin with what the story says", () => {
  for (const { defaultValue, toolbar } of Object.values(vvchatGlobalTypes)) {
    expect(toolbar.items[0]?.value).toBe(defaultValue);
    expect(new Set(toolbar.items.map(({ value }) => value)).size).toBe(toolbar.items.length);
  }
});

// Storybook brings a React of its own, which is not the oldest.
describe.skipIf(version.startsWith("18"))("Storybook", () => {
  test("takes the decorator and the menus as they are, in CSF Next", async () => {
    const preview = definePreview({ addons: [], decorators: [withVVChat], globalTypes: { ...vvchatGlobalTypes } });
    const meta = preview.meta({ component: SignIn });
    const Story = meta.story({ parameters: { vvchat: { outcomes: { auth: "refuse" } } } });
    render(<Story.Component />);
    await tapUntil("denied");
  });

  test("and in CSF 3", async () => {
    const decorator: Decorator = withVVChat;
    const Story = composeStory(
      { parameters: { vvchat: { outcomes: { auth: "malformed" } satisfies VVChatStoryParameters["outcomes"] } } },
      { component: SignIn },
      { decorators: [decorator], globalTypes: { ...vvchatGlobalTypes } },
    );
    render(<Story />);
    await tapUntil("invalid_response");
  });
});
