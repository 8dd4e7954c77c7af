"use client";
import { type JSX, type ReactNode, useEffect, useState } from "react";
import { type VVChatClient, createVVChatClient } from "../../client/createClient.js";
import type { Simulator } from "../../simulator/index.js";
import { type HostMethodName, type Outcome, hostMethods } from "../engine/outcome.js";
import type { StorySetup } from "./setup.js";
import { StoryProvider } from "./StoryProvider.js";
import { reloadedStorage, storyStorage } from "./storyStorage.js";

interface Starters {
  simulate: () => Simulator;
  connect: () => VVChatClient;
}

function faultsOf({ toolbar, parameters }: StorySetup): Partial<Record<HostMethodName, Outcome>> {
  const { outcome } = toolbar;
  if (outcome === "story") return parameters.outcomes ?? {};
  return Object.fromEntries(hostMethods.map((method) => [method, outcome]));
}

/** @returns puts the simulator on the page, and makes the client, which looks for it */
async function loadSimulator({ toolbar, parameters, ...setup }: StorySetup): Promise<Starters> {
  // Only when it is asked for: a gallery whose toolbar nobody touches does without the sheets.
  const { createSimulator } = await import("../../simulator/index.js");
  const { place } = toolbar;
  const { appId = "story", timeouts = {}, api = {}, latency } = parameters;
  return {
    simulate: () =>
      createSimulator({
        app: { name: setup.title },
        place: place === "browser" ? "browser" : "web-view",
        platform: place === "ios" || place === "android" ? place : undefined,
        faults: faultsOf({ toolbar, parameters, ...setup }),
        latency: toolbar.latency || latency,
        locale: setup.locale,
        panel: false,
      }),
    connect: () => {
      const storage = place === "browser" ? reloadedStorage() : storyStorage();
      return createVVChatClient({ appId, timeouts, api, storage });
    },
  };
}

/** A story above VVChat's sheets. The page has one VVChat, so only one such story can be on it. */
export function SimulatedStory({ setup, children }: { setup: StorySetup; children: ReactNode }): JSX.Element | null {
  const [own] = useState(setup);
  const [client, setClient] = useState<VVChatClient>();
  useEffect(() => {
    let simulator: Simulator | undefined;
    let over = false;
    loadSimulator(own)
      .then(({ simulate, connect }) => {
        if (over) return;
        simulator = simulate();
        setClient(connect());
      })
      .catch((error: unknown) => {
        // As if it were thrown while rendering: Storybook shows that in the story's place.
        setClient(() => {
          throw error;
        });
      });
    return () => {
      over = true;
      simulator?.dispose();
    };
  }, [own]);
  if (!client) return null;
  return (
    <StoryProvider client={client} setup={own}>
      {children}
    </StoryProvider>
  );
}
