"use client";
import { type JSX, type ReactNode, useEffect } from "react";
import { FakeStory } from "./FakeStory.js";
import { type VVChatStoryParameters, readParameters } from "./parameters.js";
import { SimulatedStory } from "./SimulatedStory.js";
import { type Toolbar, readToolbar } from "./toolbar.js";

/** What {@link withVVChat} uses of a story's context. */
export interface VVChatStoryContext {
  readonly id: string;
  readonly title?: string;
  readonly parameters: { readonly vvchat?: VVChatStoryParameters; readonly [name: string]: unknown };
  readonly globals: Readonly<Record<string, unknown>>;
  readonly viewMode?: string;
}

/** Tells of what is wrong, once. */
function Problems({ text }: { text: string }): null {
  useEffect(() => {
    for (const line of text.split("\n").filter(Boolean)) console.error(line);
  }, [text]);
  return null;
}

/** On a page of docs stand several stories, and a page has one VVChat. */
function isSimulated({ place, outcome }: Toolbar, viewMode: string | undefined): boolean {
  if (viewMode !== "story" || place === "none") return false;
  return place !== "story" || outcome !== "story";
}

/**
 * A Storybook decorator for your app's own stories: each runs above a fake VVChat, a client and a storage of its own, so
 * that it always begins at the beginning. What VVChat answers is in `parameters.vvchat`, see {@link VVChatStoryParameters}.
 * The global `locale` is the provider's. What is wrong there is told in the console, and the story goes on without it.
 *
 * With {@link vvchatGlobalTypes} the toolbar chooses another host, or how every call ends. Then a story that is shown alone
 * runs above the simulator, with VVChat's sheets; among others, on a page of docs, it stays with the fake one.
 *
 * For Storybook 8 and later, in CSF 3 and CSF Next.
 *
 * @param Story - the story
 * @param context - Storybook's own
 * @example
 * // .storybook/preview.ts
 * export default definePreview({ decorators: [withVVChat], globalTypes: { ...vvchatGlobalTypes } });
 * // SignIn.stories.tsx
 * export const Refused = meta.story({ parameters: { vvchat: { outcomes: { auth: "refuse" } } } });
 */
export function withVVChat(Story: () => ReactNode, context: VVChatStoryContext): JSX.Element {
  const { id, globals } = context;
  const { parameters, problems } = readParameters(context.parameters.vvchat);
  const { toolbar, problems: toolbarProblems } = readToolbar(globals);
  const locale = typeof globals.locale === "string" ? globals.locale : undefined;
  const key = JSON.stringify([id, locale, toolbar]);
  const Place = isSimulated(toolbar, context.viewMode) ? SimulatedStory : FakeStory;
  return (
    <Place key={key} setup={{ parameters, toolbar, locale, title: context.title?.replace(/.*\//, "") }}>
      <Problems text={[...problems, ...toolbarProblems].join("\n")} />
      <Story />
    </Place>
  );
}
