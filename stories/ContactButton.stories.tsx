import { expect, waitFor, within } from "storybook/test";
import { type Bridge, ContactButton, type HostAnswer, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { unopened, worksIn } from "./support/elsewhere";
import { pressUntil, showsPhase } from "./support/phases";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const host = (options: StoryHost) => ({ host: options });

/** A host that opens the chat, or says what this says. */
const opens = (answer?: HostAnswer) => (): Bridge => ({
  ...olderApp()(),
  send: (_method, _params, tell) => {
    tell(answer ?? { kind: "success", reply: {}, raw: undefined });
  },
});

const meta = preview.meta({
  component: ContactButton,
  title: "Components/ContactButton",
  decorators: [withHost],
  args: { openId: "xd8wjr9jr02kjf823jse94kio8" },
  parameters: {
    ...host({ bridge: opens() }),
    docs: {
      description: {
        component:
          "Opens a chat with the customer service in VVChat. No host tells whether anybody wrote, so it says that VVChat was opened, and is never green. After 4 s it is idle again.",
      },
    },
  },
});

export const Idle = meta.story({ play: showsPhase("idle") });

export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: showsPhase("connecting"),
});

/** Until VVChat covers the page, for 2.5 s at most. */
export const Pending = meta.story({ parameters: host({ bridge: olderApp() }), play: pressUntil("pending") });

/** For 4 s. */
export const HandedOff = meta.story({ play: pressUntil("handedOff") });

/** The page stayed in view: a guess, so that it can be tried again. */
export const NotOpened = meta.story({
  parameters: host({ bridge: unopened() }),
  play: pressUntil("timeout", "not_opened"),
});

/** The app says where VVChat is to be had. The button tries again. */
export const NotOpenedWithDownload = meta.story({
  parameters: host({ bridge: unopened("https://example.com/vvchat") }),
  play: async (story) => {
    await pressUntil("timeout", "not_opened")(story);
    await expect(within(story.canvasElement).getByRole("link")).toHaveAttribute("href", "https://example.com/vvchat");
  },
});

/** Another step was opened less than a second ago. */
export const Busy = meta.story({
  parameters: host({ bridge: olderApp() }),
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <ContactButton {...args} />
      <ContactButton openId="another" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const [first, second] = within(canvasElement).getAllByRole("button");
    if (!first || !second) throw new Error("two buttons");
    first.click();
    second.click();
    const control = second.closest<HTMLElement>(".vv-control");
    await waitFor(() => expect(control?.dataset.phase).toBe("busy"));
  },
});

export const Failed = meta.story({
  parameters: host({ bridge: opens({ kind: "error", reply: {}, raw: {}, hostCode: 400 }) }),
  play: pressUntil("failed", "failed"),
});

/** The host stayed silent until the deadline. */
export const Timeout = meta.story({
  parameters: host({ bridge: olderApp(), timeouts: { interactive: 300 } }),
  play: pressUntil("timeout", "timeout"),
});

/** On a desktop. */
export const Unavailable = meta.story({
  parameters: host({ bridge: worksIn("phone") }),
  play: showsPhase("unavailable", "unavailable"),
});

/** In another app's browser, which opens no links. */
export const OpenInBrowser = meta.story({
  parameters: host({ bridge: worksIn("browser") }),
  play: showsPhase("unavailable", "unavailable"),
});

/** VVChat is here, but too old. */
export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("openSessionView") }),
  play: showsPhase("unsupported", "unsupported"),
});

/** A bridge's script did not load. Trying again loads it anew. */
export const ScriptFailed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: showsPhase("failed", "script_failed"),
});

/** A mistake in the code: the person reads that it cannot be used, the console says why. */
export const Invalid = meta.story({ args: { openId: "" }, play: pressUntil("failed", "invalid") });

export const Disabled = meta.story({ args: { disabled: true }, play: showsPhase("disabled") });

export const Full = meta.story({ args: { full: true, size: "lg" } });

export const Small = meta.story({ args: { size: "sm" } });

/** Function children write the label of every phase. */
export const FunctionChildren = meta.story({
  args: { children: ({ phase }: { phase: string }) => (phase === "handedOff" ? "在聊天里等你" : "有问题？问我们") },
  play: pressUntil("handedOff"),
});
