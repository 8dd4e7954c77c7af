import preview from "../../.storybook/preview";
import { expect, within } from "storybook/test";
import { Shop as LiveShop } from "./parts/Shop";
import { Swatches as LiveSwatches } from "./parts/Swatches";

/** What the guides show in a frame of its own, because it is about a whole page. */
const meta = preview.meta({
  title: "Guides/Live",
  tags: ["!dev", "!autodocs"],
  component: LiveShop,
  parameters: { layout: "padded" },
});

/** VVChat's sheets come up over the shop. */
export const Shop = meta.story({
  play: async ({ canvasElement, viewMode }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByRole("button", { name: "Pay ¥36.00" })).toBeVisible();
    await expect(await canvas.findByRole("button", { name: "Sign in with VVChat" })).toBeVisible();
    await expect(viewMode).toBe("story");
  },
});

/** Accent, text size and theme. */
export const Swatches = meta.story({
  render: () => <LiveSwatches />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByLabelText("Azurite")).toBeChecked();
    await expect(canvas.getByRole("button", { name: "Pay ¥36.00" })).toBeVisible();
  },
});
