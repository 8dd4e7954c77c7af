import { Cup } from "./Cup.js";
import { Icon } from "./Icon.js";
import { type Cart, type TeaId, teas } from "./teas.js";
import type { Words } from "./words.js";

interface MenuProps {
  cart: Cart;
  words: Words;
  onCount: (id: TeaId, count: number) => void;
}

/** What there is, and how many cups of it. */
export function Menu({ cart, words, onCount }: MenuProps) {
  return (
    <ul className="menu" aria-label={words.menu}>
      {teas.map(({ id, price, drink }) => {
        const [name, hint] = words.teas[id];
        const count = cart[id] ?? 0;
        return (
          <li key={id} className="tea">
            <span className="tea-picture">
              <Cup {...drink} />
            </span>
            <h3>{name}</h3>
            <p>{hint}</p>
            <b>
              <small>¥</small>
              {price / 100}
            </b>
            <Stepper
              name={name ?? ""}
              count={count}
              words={words}
              onCount={(next) => {
                onCount(id, next);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface StepperProps {
  name: string;
  count: number;
  words: Words;
  onCount: (count: number) => void;
}

function Stepper({ name, count, words, onCount }: StepperProps) {
  return (
    <div className="step">
      {count > 0 ? (
        <>
          <button
            type="button"
            aria-label={words.remove(name)}
            onClick={() => {
              onCount(count - 1);
            }}
          >
            <Icon name="minus" />
          </button>
          <output>{count}</output>
        </>
      ) : null}
      <button
        type="button"
        className="add"
        aria-label={words.add(name)}
        onClick={() => {
          onCount(count + 1);
        }}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
