import { expect, within } from "storybook/test";
import { asTold, type Play, press } from "./phases";

/** Waits until the page says this. */
export const sees = (text: string | RegExp): Play =>
  asTold(async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(text, {}, { timeout: 3000 })).toBeVisible();
  });

/** Presses a button by its name, and waits until the page says this. */
export const taps = (button: string, text: string | RegExp): Play =>
  asTold(async (story) => {
    await press(await within(story.canvasElement).findByRole("button", { name: button }), story);
    await sees(text)(story);
  });
