import { Markdown } from "@storybook/addon-docs/blocks";
import type { JSX } from "react";
import { errorCodes } from "vvchat-react";
import index from "../../../docs/errors/README.md?raw";
import { forGallery, withoutTitle } from "./docLinks";

/** The text of each code's page, made part of this one as it is built. */
const texts = import.meta.glob<string>("../../../docs/errors/*.md", { query: "?raw", import: "default", eager: true });

const anchor = (heading: string) => heading.toLowerCase().replace(/\W+/g, "-");

/** One level down, under the heading of the whole page. Not in code, where a line may begin with a `#`. */
function deeper(text: string): string {
  return text
    .split(/(^```[^]*?^```$)/m)
    .map((part, index) => (index % 2 ? part : part.replace(/^#/gm, "##")))
    .join("");
}

/** Every code's page, one under the other. The pages lead to each other. */
export function ErrorPages(): JSX.Element {
  return (
    <>
      <Markdown>{forGallery(withoutTitle(index), "errors/")}</Markdown>
      {errorCodes.map((code) => (
        <Markdown
          key={code}
          options={{ slugify: (heading) => (heading === code ? code : `${code}-${anchor(heading)}`) }}
        >
          {deeper(forGallery(texts[`../../../docs/errors/${code}.md`] ?? "", "errors/"))}
        </Markdown>
      ))}
    </>
  );
}
