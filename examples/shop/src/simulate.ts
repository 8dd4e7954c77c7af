import { type Simulator, type SimulatorOptions, createSimulator } from "vvchat-react/simulator";
import type { Settings } from "./settings.js";
import type { Words } from "./words.js";

const chats = {
  single: { sessionId: "sim-chat-8f2c", sessionType: "single" },
  group: { sessionId: "sim-chat-41d0", sessionType: "group" },
  none: null,
} as const;

/**
 * VVChat, played in the page. A shop that goes live has this in development alone.
 *
 * @param platform - what is behind the app: where its orders come from and its payments go
 */
export function simulate(settings: Settings, words: Words, platform: SimulatorOptions): Simulator {
  return createSimulator({
    app: { name: words.shop },
    locale: settings.lang,
    session: chats[settings.chat],
    ...platform,
  });
}
