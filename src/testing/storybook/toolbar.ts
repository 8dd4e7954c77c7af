import { latencyProblems } from "../fakeOutcomes.js";
import { type Outcome, type OutcomeKind, isOutcome, outcomeKinds } from "../engine/outcome.js";

/** One of Storybook's global types: a menu in the toolbar. */
export interface VVChatGlobalType {
  name: string;
  description: string;
  defaultValue: string;
  toolbar: {
    icon: "mobile" | "lightning" | "timer";
    items: { value: string; title: string }[];
    /** The toolbar shows what is chosen. */
    dynamicTitle: boolean;
  };
}

/** Where the toolbar puts a story. `"story"`: where the story itself says. */
type StoryPlace = "story" | "ios" | "android" | "browser" | "none";

/** What the toolbar says. */
export interface Toolbar {
  readonly place: StoryPlace;
  readonly outcome: "story" | Outcome;
  /** In ms. */
  readonly latency: number;
}

const places: Readonly<Record<StoryPlace, string>> = {
  story: "Host of the story",
  ios: "VVChat on an iPhone",
  android: "VVChat on Android",
  browser: "A phone's browser",
  none: "No VVChat",
};

const outcomes: Readonly<Record<OutcomeKind, string>> = {
  ask: "You decide",
  succeed: "Succeeds",
  refuse: "The person refuses",
  fail: "Fails",
  silent: "Never answers",
  slow: "Answers after 3 s",
  late: "Answers after 12 s",
  twice: "Answers twice",
  malformed: "Answers with broken text",
  object: "Answers with an object, not text",
  missing: "Leaves out what it promised",
  unknown: "Does not know the method",
};

const latencies = { "0": "No delay", "300": "300 ms to VVChat", "3000": "3 s to VVChat", "10000": "10 s to VVChat" };

const items = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ value, title }));

/**
 * The toolbar's menus of {@link withVVChat}, to be spread into `globalTypes` of Storybook's preview: where the story runs,
 * how every call ends, and how long it takes. At the start all is as the story says.
 *
 * @example
 * export default definePreview({ decorators: [withVVChat], globalTypes: { ...vvchatGlobalTypes } });
 */
export const vvchatGlobalTypes: Record<"vvchatHost" | "vvchatOutcome" | "vvchatLatency", VVChatGlobalType> = {
  vvchatHost: {
    name: "Host",
    description: "Where the story runs",
    defaultValue: "story",
    toolbar: { icon: "mobile", items: items(places), dynamicTitle: true },
  },
  vvchatOutcome: {
    name: "Answers",
    description: "How every call to VVChat ends",
    defaultValue: "story",
    toolbar: {
      icon: "lightning",
      items: [{ value: "story", title: "Answers of the story" }, ...items(outcomes)],
      dynamicTitle: true,
    },
  },
  vvchatLatency: {
    name: "Delay",
    description: "How long a call takes to VVChat",
    defaultValue: "0",
    toolbar: { icon: "timer", items: items(latencies), dynamicTitle: true },
  },
};

const isPlace = (value: unknown): value is StoryPlace =>
  typeof value === "string" && Object.keys(places).includes(value);

/** What the toolbar says, without what is wrong with it: globals come from the address, too. */
export function readToolbar(globals: Readonly<Record<string, unknown>>): { toolbar: Toolbar; problems: string[] } {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, accept: (value: unknown) => T | undefined, may: readonly string[]): T => {
    const value = globals[name];
    const found = value === undefined ? fallback : accept(value);
    if (found === undefined) problems.push(`globals.${name}: ${JSON.stringify(value)} is none of ${may.join(", ")}`);
    return found ?? fallback;
  };
  const toolbar: Toolbar = {
    place: read<StoryPlace>("vvchatHost", "story", (it) => (isPlace(it) ? it : undefined), Object.keys(places)),
    outcome: read<"story" | Outcome>(
      "vvchatOutcome",
      "story",
      (it) => (it === "story" || isOutcome(it) ? it : undefined),
      ["story", ...outcomeKinds],
    ),
    latency: read(
      "vvchatLatency",
      0,
      (it) => (latencyProblems("", Number(it)).length ? undefined : Number(it)),
      Object.keys(latencies),
    ),
  };
  return { toolbar, problems };
}
