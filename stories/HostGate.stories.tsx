import { expect, userEvent, within } from "storybook/test";
import { AuthButton, HostGate, VVChatError } from "vvchat-react";
import preview from "../.storybook/preview";
import { phoneWithout, worksIn } from "./support/elsewhere";
import { brokenBridge, neverUp, olderApp, type StoryHost, withHost } from "./support/withHost";

const meta = preview.meta({
  component: HostGate,
  title: "Components/HostGate",
  decorators: [withHost],
  args: { requires: ["auth"], children: <AuthButton /> },
  parameters: {
    docs: {
      description: {
        component:
          "Shows its children where they can work, and elsewhere what to do. Being outside VVChat is a state, not an error.",
      },
    },
  },
});

const host = (options: StoryHost) => ({ host: options });
const heading = (canvasElement: HTMLElement) => within(canvasElement).findByRole("heading", {}, { timeout: 3000 });

export const Open = meta.story({
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole("button")).toBeVisible();
    await expect(canvasElement.querySelector(".vv-card")).toBeNull();
  },
});

/** Nothing for 300 ms, then this. */
export const Connecting = meta.story({
  parameters: host({ bridge: neverUp, timeouts: { connect: 3_600_000 } }),
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toBeVisible();
    await expect(canvasElement.querySelector<HTMLElement>(".vv-card")?.dataset.phase).toBe("connecting");
  },
});

/** On a desktop. */
export const Laptop = meta.story({
  parameters: host({ bridge: worksIn("phone") }),
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toHaveTextContent("请在手机上打开");
  },
});

/** In another app's browser, which opens no links. */
export const Browser = meta.story({
  parameters: host({ bridge: worksIn("browser") }),
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toHaveTextContent("请在浏览器里打开");
  },
});

/** In a phone's browser, for a method that has no link: VVChat has it. */
export const NoLink = meta.story({
  parameters: host({ bridge: phoneWithout("selectSession") }),
  args: { requires: ["auth", "selectSession"] },
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toHaveTextContent("请在 VVChat 里打开");
  },
});

/** Where VVChat is not, and no bridge knows better. */
export const Unavailable = meta.story({
  parameters: host({ available: false }),
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toBeVisible();
    await expect(within(canvasElement).queryByText("用 VVChat 登录")).toBeNull();
  },
});

/** A bridge's script did not load. */
export const Failed = meta.story({
  parameters: host({ bridge: brokenBridge(new VVChatError("script_failed", "The script did not load.")) }),
  play: async ({ canvasElement }) => {
    await expect(await heading(canvasElement)).toBeVisible();
    await userEvent.click(within(canvasElement).getByRole("button"));
    await expect(await heading(canvasElement)).toBeVisible();
  },
});

/** VVChat is here, but lacks a method. Who insists is let through. */
export const Unsupported = meta.story({
  parameters: host({ bridge: olderApp("pay") }),
  args: { requires: ["auth", "pay"] },
});

export const ContinueAnyway = meta.story({
  parameters: host({ bridge: olderApp("pay") }),
  args: { requires: ["auth", "pay"] },
  play: async ({ canvasElement }) => {
    await heading(canvasElement);
    await userEvent.click(within(canvasElement).getByRole("button"));
    await expect(canvasElement.querySelector(".vv-card")).toBeNull();
    await expect(canvasElement.querySelector(".vv-control")).toBeVisible();
  },
});

/** The app's own words, with why and where. */
export const CustomFallback = meta.story({
  parameters: host({ available: false }),
  args: { fallback: ({ reason, link }) => <p>{`${reason}: ${link ?? ""}`}</p> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(`unavailable: ${location.href}`)).toBeVisible();
  },
});
