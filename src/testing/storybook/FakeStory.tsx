"use client";
import { type JSX, type ReactNode, useState } from "react";
import { createVVChatClient } from "../../client/createClient.js";
import { createFakeHost } from "../createFakeHost.js";
import { hostMethods } from "../engine/outcome.js";
import type { FakeOutcomes } from "../fakeOutcomes.js";
import type { StorySetup } from "./setup.js";
import { StoryProvider } from "./StoryProvider.js";
import { storyStorage } from "./storyStorage.js";

/** As the toolbar says, else as the story does. Nobody is there to be asked: who would be consents. */
function outcomesOf({ toolbar, parameters }: StorySetup): FakeOutcomes {
  const { outcome } = toolbar;
  if (outcome === "story") return parameters.outcomes ?? {};
  return Object.fromEntries(hostMethods.map((method) => [method, outcome === "ask" ? "succeed" : outcome]));
}

function createClient(setup: StorySetup) {
  const { toolbar, parameters } = setup;
  const { appId = "story", timeouts = {}, api = {}, script, bridges, latency = 0 } = parameters;
  const own = { appId, timeouts, api, storage: storyStorage() };
  const asStory = toolbar.place === "story" && toolbar.outcome === "story";
  if (bridges && asStory) return createVVChatClient({ ...own, bridges: bridges() });
  const host = createFakeHost({
    ...own,
    available: asStory ? (parameters.available ?? true) : toolbar.place !== "none",
    outcomes: outcomesOf(setup),
    latency: toolbar.latency || latency,
  });
  // What the toolbar chooses is chosen for every call.
  if (toolbar.outcome === "story") script?.(host);
  return host.client;
}

/** A story above a fake host of its own. */
export function FakeStory({ setup, children }: { setup: StorySetup; children: ReactNode }): JSX.Element {
  const [client] = useState(() => createClient(setup));
  return (
    <StoryProvider client={client} setup={setup}>
      {children}
    </StoryProvider>
  );
}
