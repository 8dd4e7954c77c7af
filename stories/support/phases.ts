import { expect, userEvent, waitFor, within } from "storybook/test";

interface Story {
  canvasElement: HTMLElement;
}

/** A story's `play`: waits until the control shows this phase, and this error. */
export const showsPhase =
  (phase: string, error?: string) =>
  async ({ canvasElement }: Story): Promise<void> => {
    const control = canvasElement.querySelector<HTMLElement>(".vv-control");
    await waitFor(() => expect(control?.dataset["phase"]).toBe(phase), { timeout: 3000 });
    await expect(control?.dataset["error"]).toBe(error);
    await expect(within(canvasElement).getAllByRole("button")[0]).toBeVisible();
  };

/** The same, after a press on the control's button. */
export const pressUntil =
  (phase: string, error?: string) =>
  async (story: Story): Promise<void> => {
    const [button] = within(story.canvasElement).getAllByRole("button");
    if (!button) throw new Error("a story without a button");
    await userEvent.click(button);
    await showsPhase(phase, error)(story);
  };
