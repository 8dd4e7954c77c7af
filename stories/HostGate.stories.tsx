import { expect, within } from "storybook/test";
import { AuthButton, HostGate } from "vvchat-react";
import preview from "../.storybook/preview";
import { olderApp, phoneWithout } from "./support/bridges";
import { careMode, inFrame, violetTheme } from "./support/frames";
import { connecting, host, laptop, noHost, otherApp, scriptFailed } from "./support/host";
import { asTold, press, pressCard, showsCard, words } from "./support/phases";

const meta = preview.meta({
  component: HostGate,
  title: "Components/HostGate",
  argTypes: { children: { description: "What needs the host.", control: false } },
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

/** VVChat is here: what stands behind the gate, and nothing of the gate. */
export const Open = meta.story({
  play: asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole("button", { name: words("auth.idle") })).toBeVisible();
    await expect(canvasElement.querySelector(".vv-card")).toBeNull();
  }),
});

/** Nothing for 300 ms, then this. */
export const Connecting = meta.story({
  parameters: host(connecting),
  play: showsCard("connecting", "connecting"),
});

/** On a desktop. */
export const Laptop = meta.story({
  parameters: host(laptop),
  play: showsCard("unavailable", "gate.laptop", "gate.laptopHint"),
});

/** In another app's browser, which opens no links. */
export const Browser = meta.story({
  parameters: host(otherApp),
  play: showsCard("unavailable", "gate.browser", "gate.browserHint"),
});

/** In a phone's browser, for a method that has no link: VVChat has it. */
export const NoLink = meta.story({
  parameters: host({ bridges: phoneWithout("selectSession") }),
  args: { requires: ["auth", "selectSession"] },
  play: showsCard("unavailable", "gate.phone", "gate.phoneHint"),
});

/** Where VVChat is not, and no bridge knows better. */
export const Unavailable = meta.story({
  parameters: host(noHost),
  play: asTold(async (story) => {
    await showsCard("unavailable", "gate.phone")(story);
    await expect(within(story.canvasElement).queryByText(words("auth.idle"))).toBeNull();
  }),
});

/** A bridge's script did not load. A press tries again. */
export const Failed = meta.story({
  parameters: host(scriptFailed),
  play: asTold(async (story) => {
    await showsCard("failed", "gate.failed", "gate.failedHint")(story);
    await pressCard("failed", "gate.failed", "gate.failedHint")(story);
  }),
});

/** VVChat is here, but lacks a method. Who insists is let through. */
export const Unsupported = meta.story({
  parameters: host({ bridges: olderApp("pay") }),
  args: { requires: ["auth", "pay"] },
  play: showsCard("unsupported", "gate.unsupported", "gate.unsupportedHint"),
});

export const ContinueAnyway = meta.story({
  parameters: host({ bridges: olderApp("pay") }),
  args: { requires: ["auth", "pay"] },
  play: asTold(async (story) => {
    const canvas = within(story.canvasElement);
    await press(await canvas.findByRole("button", { name: words("gate.continue") }), story);
    await expect(await canvas.findByRole("button", { name: words("auth.idle") })).toBeVisible();
    await expect(story.canvasElement.querySelector(".vv-card")).toBeNull();
  }),
});

/** The app's own words, with why and where. */
export const CustomRender = meta.story({
  parameters: host(noHost),
  args: { fallback: ({ reason, link }) => <p style={{ overflowWrap: "anywhere" }}>{`${reason}: ${link ?? ""}`}</p> },
  play: asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(`unavailable: ${location.href}`)).toBeVisible();
  }),
});

/** The app's own, while connecting. */
export const CustomPending = meta.story({
  parameters: host(connecting),
  args: { pending: <p>马上就好…</p> },
  play: asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText("马上就好…")).toBeVisible();
  }),
});

/** One accent to change. */
export const CustomTheme = meta.story({
  parameters: host(laptop),
  decorators: [violetTheme],
  play: showsCard("unavailable", "gate.laptop"),
});

/** Larger text, for who needs it: `--vv-scale: 1.25`. */
export const CareMode = meta.story({
  decorators: [careMode],
  parameters: { ...inFrame, docs: { story: { inline: false, height: "360px" } }, ...host(otherApp) },
  play: showsCard("unavailable", "gate.browser", "gate.browserHint"),
});
