import type { Drink } from "./teas.js";

const pearls = [
  [18.5, 57],
  [26, 58],
  [33.5, 57],
  [22.3, 52],
  [30, 52.3],
] as const;

/** A cup of tea. Decoration: its name stands beside it. */
export function Cup({ liquid, foam, topping }: Drink) {
  return (
    <svg viewBox="0 0 52 66" aria-hidden="true">
      <path d="M31 2l-5 16" stroke="#0a6078" strokeWidth="4" strokeLinecap="round" />
      <path d="M9 20h34l-3.6 40a4 4 0 01-4 3.6H16.6a4 4 0 01-4-3.6z" fill="#fff" />
      <path d="M10.2 28h31.6l-2.9 31.2a3 3 0 01-3 2.8H16.1a3 3 0 01-3-2.8z" fill={liquid} />
      <path d="M10.2 28h31.6l-.7 8c-5 3-10-2-15.3 0s-10 2.5-15 0z" fill={foam} />
      {topping === "pearls" ? (
        <g fill="#3a2113">
          {pearls.map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r="2.9" />
          ))}
        </g>
      ) : null}
      {topping === "leaf" ? (
        <path d="M27 47c-4-6 1-11 7-11 1 6-1 11-7 11zm0 0l5-8" fill="#7fae5a" stroke="#4f7d33" />
      ) : null}
      <rect x="6.5" y="16" width="39" height="5.5" rx="2.7" fill="#e9e3da" />
    </svg>
  );
}
