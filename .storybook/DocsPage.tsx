import { Canvas, Controls, Description, Stories, Subtitle, Title, useOf } from "@storybook/addon-docs/blocks";
import type { JSX } from "react";

/** A page of docs: what it is, how it looks, what it takes, then every other story. A hook's shows its code at once. */
export function DocsPage(): JSX.Element {
  const { preparedMeta } = useOf("meta", ["meta"]);
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Canvas sourceState={preparedMeta.title.startsWith("Hooks/") ? "shown" : "hidden"} />
      <Controls />
      <Stories includePrimary={false} />
    </>
  );
}
