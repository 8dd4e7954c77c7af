import type { Decorator } from "@storybook/react-vite";

/** The width of a phone's page, between its margins. Stories with the layout `fullscreen` take all. */
export const phoneWide: Decorator = (story, { parameters }) =>
  parameters["layout"] === "fullscreen" ? (
    story()
  ) : (
    <div style={{ width: "min(328px, calc(100vw - 32px))" }}>{story()}</div>
  );
