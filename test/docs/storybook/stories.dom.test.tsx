import { composeStories } from "@storybook/react-vite";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { version } from "react";
import { afterEach, describe, test } from "vitest";
import preview from "./.storybook/preview";
import * as stories from "./src/SignIn.stories";

const { Idle, Refused, RefusedOnce, OutsideVVChat } = composeStories(stories, preview);

afterEach(cleanup);

async function tapUntil(text: string): Promise<void> {
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText(text);
}

// Storybook brings a React of its own, which is not the oldest.
describe.skipIf(version.startsWith("18"))("the guide's stories", () => {
  test("sign in, are refused, and are refused once", async () => {
    const { rerender } = render(<Idle />);
    await tapUntil("user of fake-code-1");
    rerender(<Refused />);
    await tapUntil("denied");
    rerender(<RefusedOnce />);
    await tapUntil("denied");
    await tapUntil("user of fake-code-1");
  });

  test("are outside VVChat", async () => {
    render(<OutsideVVChat />);
    await tapUntil("unavailable");
  });
});
