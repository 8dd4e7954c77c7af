import { Markdown } from "@storybook/addon-docs/blocks";
import type { JSX } from "react";
import { forGallery, withoutTitle } from "./docLinks";

/** A page of `docs`, as it is, under the title of the guide. */
export function DocText({ text }: { text: string }): JSX.Element {
  return <Markdown>{forGallery(withoutTitle(text))}</Markdown>;
}
