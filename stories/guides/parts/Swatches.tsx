import { type JSX, useEffect, useState } from "react";
import { PayButton, ShareButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";
import { storyServer } from "../../support/shopServer";
import { storyStorage } from "./storyStorage";
import "../../support/screen.css";

const accents = {
  Azurite: {},
  Violet: {
    light: { accent: "#7a3e9d", "accent-strong": "#5f2d7c", "accent-soft": "#f3e6fa", "on-accent": "#ffffff" },
    dark: { accent: "#d9a8f2", "accent-strong": "#e8c8f8", "accent-soft": "#3a2348", "on-accent": "#2b0f3b" },
  },
  Tea: {
    light: { accent: "#7a3e00", "accent-strong": "#5c2f00", "accent-soft": "#fbe9d7", "on-accent": "#ffffff" },
    dark: { accent: "#ffb676", "accent-strong": "#ffd0a8", "accent-soft": "#3d2508", "on-accent": "#2b1500" },
  },
} as const;
const scales = { "Usual text": "1", "Large text": "1.25" } as const;
const themes = { Light: "light", Dark: "dark" } as const;

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

function Choice<T extends string>(props: { name: string; all: readonly T[]; value: T; onChange: (value: T) => void }) {
  const { name, all, value, onChange } = props;
  return (
    <fieldset style={{ display: "flex", flexWrap: "wrap", gap: "4px 20px", margin: 0, padding: 0, border: 0 }}>
      <legend style={{ padding: 0, fontWeight: 600 }}>{name}</legend>
      {all.map((one) => (
        <label key={one} style={{ display: "flex", alignItems: "center", gap: 8, minHeight: 44 }}>
          <input
            type="radio"
            name={name}
            checked={one === value}
            onChange={() => {
              onChange(one);
            }}
          />
          {one}
        </label>
      ))}
    </fieldset>
  );
}

/** Tokens, set where an app sets them: on the root. */
function useTokens(accent: keyof typeof accents, scale: string, theme: "light" | "dark"): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.getAttribute("data-vv-theme") ?? "light";
    root.setAttribute("data-vv-theme", theme);
    const { [theme]: colours = {} }: Partial<Record<typeof theme, object>> = accents[accent];
    const tokens = Object.entries({ ...colours, scale });
    for (const [name, value] of tokens) root.style.setProperty(`--vv-${name}`, value);
    return () => {
      root.setAttribute("data-vv-theme", before);
      for (const [name] of tokens) root.style.removeProperty(`--vv-${name}`);
    };
  }, [accent, scale, theme]);
}

function makeHost() {
  const api = storyServer({ says: "paid" });
  const host = createFakeHost({ locale: "en", api, storage: storyStorage() });
  host.on("pay").succeed();
  host.on("share").succeed();
  return host;
}

/** What an app may change, to try. */
export function Swatches(): JSX.Element {
  const [accent, setAccent] = useState<keyof typeof accents>("Azurite");
  const [scale, setScale] = useState<keyof typeof scales>("Usual text");
  const [theme, setTheme] = useState<keyof typeof themes>("Light");
  const [{ wrapper: Wrapper }] = useState(makeHost);
  useTokens(accent, scales[scale], themes[theme]);
  return (
    <Wrapper>
      <div className="screen" lang="en" style={{ justifyItems: "stretch" }}>
        <Choice name="Accent" all={keysOf(accents)} value={accent} onChange={setAccent} />
        <Choice name="Text" all={keysOf(scales)} value={scale} onChange={setScale} />
        <Choice name="Theme" all={keysOf(themes)} value={theme} onChange={setTheme} />
        <PayButton purchaseKey="cart" order={{ sku: "milk-tea", quantity: 2 }} amount={3600} />
        <ShareButton full title="Two milk teas" />
      </div>
    </Wrapper>
  );
}
