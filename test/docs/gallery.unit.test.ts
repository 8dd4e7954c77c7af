import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as kit from "vvchat-react";
import { type Limits, cards, controls } from "./gallery/limits.js";
import { readStories, text, wordsOf } from "./gallery/stories.js";

/** What people have to see of every component, beside its phases. */
const looks = ["Unavailable", "Disabled", "LongText", "CustomRender", "CustomTheme", "CareMode"];

const controlPhases = wordsOf("src/components/Control/look.ts", "ControlPhase");
const cardPhases: Readonly<Record<string, readonly string[]>> = {
  HostGate: ["connecting", ...wordsOf("src/components/HostGate/HostGate.tsx", "reason")],
  OrderStatus: wordsOf("src/payments/payment.ts", "PaymentPhase"),
};

const folder = join(import.meta.dirname, "../../src/components");
const components = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "Control")
  .map(({ name }) => name);

const hooks = Object.keys(kit).filter((name) => /^use[A-Z]/.test(name));

const fileOf = (component: string) => `stories/${component}.stories.tsx`;
const without = (all: readonly string[], limits: Limits) => {
  const never = Object.values(limits).flat();
  expect(all, "a limit that is none of them").toEqual(expect.arrayContaining(never));
  return { can: all.filter((one) => !never.includes(one)), never };
};
/** All that can be shown has a story, and what cannot has none. */
function compare(all: readonly string[], limits: Limits, shown: readonly string[]): void {
  const { can, never } = without(all, limits);
  expect(can.filter((one) => !shown.includes(one))).toEqual([]);
  expect(never.filter((one) => shown.includes(one))).toEqual([]);
}

test("what the source has was found in it", () => {
  expect(controlPhases).toContain("handedOff");
  expect(cardPhases["HostGate"]).toEqual(["connecting", "unavailable", "unsupported", "failed"]);
  expect(cardPhases["OrderStatus"]).toContain("unconfirmed");
  expect(hooks).toContain("useVVChat");
});

test("every component is known here, and has stories", () => {
  expect([...Object.keys(controls), ...Object.keys(cards)].sort()).toEqual(components.sort());
  expect(components.filter((one) => readStories(fileOf(one)).length === 0)).toEqual([]);
});

describe.each(Object.entries(controls))("<%s>", (component, limits) => {
  const stories = readStories(fileOf(component));

  test("has a story for each phase that it can show", () => {
    compare(
      controlPhases,
      limits.phases,
      stories.flatMap(({ phases }) => phases),
    );
  });

  test("has a story for each error code that it can show", () => {
    compare(
      kit.errorCodes,
      limits.codes,
      stories.flatMap(({ codes }) => codes),
    );
  });
});

describe.each(Object.entries(cards))("<%s>", (component, limits) => {
  const stories = readStories(fileOf(component));

  test("has a story for each phase that it can show", () => {
    compare(
      cardPhases[component] ?? [],
      limits.phases,
      stories.flatMap(({ phases }) => phases),
    );
  });

  test("has a story for each error code that it can show", () => {
    compare(kit.errorCodes, limits.codes, Object.keys(limits.stories));
    expect(stories.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.values(limits.stories)));
  });
});

test.each(Object.entries({ ...controls, ...cards }))(
  "<%s> without a host, long, drawn and coloured anew, large",
  (component, limits) => {
    compare(
      looks,
      limits.looks,
      readStories(fileOf(component)).map(({ name }) => name),
    );
  },
);

describe.each(hooks)("%s", (hook) => {
  const path = `stories/hooks/${hook}.stories.tsx`;
  const names = readStories(path).map(({ name }) => name);

  test("has stories of a screen by hand: pending, success, an error, and no host", () => {
    expect(names).toEqual(expect.arrayContaining(["Pending", "Success", "NoHost"]));
    const said = names.filter((name) => !["Idle", "Pending", "Success", "NoHost"].includes(name));
    expect(said.length).toBeGreaterThan(0);
  });

  test("shows the code that runs, which uses it", () => {
    const example = /from "(\.\/examples\/\w+\.tsx)\?raw"/.exec(text(path))?.[1] ?? "";
    expect(text(`stories/hooks/${example}`)).toMatch(new RegExp(`\\b${hook}\\(`));
  });
});

const guides = readdirSync(join(import.meta.dirname, "../../stories/guides")).filter((name) => name.endsWith(".mdx"));

test("every guide has its place in the list", () => {
  const preview = text(".storybook/preview.ts");
  const titles = guides.map((name) => /<Meta title="Guides\/([^"]+)"/.exec(text(`stories/guides/${name}`))?.[1]);
  expect(titles.filter((title) => !preview.includes(`"${String(title)}"`))).toEqual([]);
});
