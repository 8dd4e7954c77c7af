import { expect, userEvent, waitFor, within } from "storybook/test";
import { en, type MessageKey, zhCN } from "vvchat-react";

/** What a story's `play` is told, as far as it matters here. */
export interface Played {
  canvasElement: HTMLElement;
  viewMode?: string;
  globals?: Readonly<Record<string, unknown>>;
}

/** A story's `play`. */
export type Play = (story: Played) => Promise<void>;

/** Plays only what the story itself says: where the toolbar chose another host or another end, a person presses. */
export const asTold =
  (play: Play): Play =>
  async (story) => {
    const { vvchatHost = "story", vvchatOutcome = "story" } = story.globals ?? {};
    if (vvchatHost === "story" && vvchatOutcome === "story") await play(story);
  };

/** The kit's words in the language of the page. */
export const words = (key: MessageKey): string => (document.documentElement.lang === "en" ? en : zhCN)[key];

/** As a person presses. On a page with many stories without the focus, which would scroll the page to each of them. */
export async function press(button: HTMLElement, { viewMode }: Pick<Played, "viewMode"> = {}): Promise<void> {
  if (viewMode !== "docs") return userEvent.click(button);
  // Nobody is as quick as a script, which is here before React has run the effects of all those stories.
  await new Promise((resolve) => setTimeout(resolve, 100));
  button.click();
}

const buttonsIn = ({ canvasElement }: Played) => within(canvasElement).getAllByRole("button");
const controlOf = (button: HTMLElement | undefined) => button?.closest<HTMLElement>(".vv-control");

async function showsIn(control: HTMLElement | null | undefined, phase: string, error?: string, says?: MessageKey) {
  if (!control) throw new Error("a story without a control");
  await waitFor(() => expect(control.dataset["phase"]).toBe(phase), { timeout: 3000 });
  await expect(control.dataset["error"]).toBe(error);
  await expect(within(control).getAllByRole("button")[0]).toBeVisible();
  const status = within(control).getByRole("status");
  if (says) await expect(status).toHaveTextContent(words(says));
  // Nothing has happened that there was anything to say of.
  else if (phase === "idle" || phase === "disabled") await expect(status).toBeEmptyDOMElement();
}

/** Waits until the control shows this phase and this error, and says this below its button. */
export const showsPhase = (phase: string, error?: string, says?: MessageKey): Play =>
  asTold(async ({ canvasElement }) => {
    await showsIn(canvasElement.querySelector<HTMLElement>(".vv-control"), phase, error, says);
  });

/** The same, after a press on the control's button. */
export const pressUntil = (phase: string, error?: string, says?: MessageKey): Play =>
  asTold(async (story) => {
    const [button] = buttonsIn(story);
    if (!button) throw new Error("a story without a button");
    await press(button, story);
    await showsPhase(phase, error, says)(story);
  });

/** The first press opens something; the second one, on another control, comes within the same second. */
export const pressBothUntil = (phase: string, error?: string, says?: MessageKey): Play =>
  asTold(async (story) => {
    const [first, second] = buttonsIn(story);
    first?.click();
    second?.click();
    await showsIn(controlOf(second), phase, error, says);
  });

/** With the keyboard alone. */
export const enterUntil = (phase: string, error?: string, says?: MessageKey): Play =>
  asTold(async (story) => {
    const [button] = buttonsIn(story);
    if (story.viewMode !== "docs") {
      await userEvent.tab();
      await expect(button).toHaveFocus();
      await userEvent.keyboard("{Enter}");
      await showsPhase(phase, error, says)(story);
      await expect(button).toHaveFocus();
    }
  });

/** Waits until a card shows this phase, under this title. */
export const showsCard = (phase: string, title: MessageKey, hint?: MessageKey): Play =>
  asTold(async ({ canvasElement }) => {
    const card = () => canvasElement.querySelector<HTMLElement>(".vv-card");
    await waitFor(() => expect(card()?.dataset["phase"]).toBe(phase), { timeout: 3000 });
    await expect(within(canvasElement).getByRole("heading")).toHaveTextContent(words(title));
    if (hint) await expect(within(canvasElement).getByText(words(hint))).toBeVisible();
  });

/** The same, after a press on the card's first button. */
export const pressCard = (phase: string, title: MessageKey, hint?: MessageKey): Play =>
  asTold(async (story) => {
    await press((await within(story.canvasElement).findAllByRole("button"))[0] ?? story.canvasElement, story);
    await showsCard(phase, title, hint)(story);
  });
