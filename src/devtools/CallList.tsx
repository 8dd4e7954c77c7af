"use client";
import { type JSX, memo } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { Icon } from "./icons.js";
import { lookOf, outcomeWords } from "./look.js";
import { clock, duration } from "./time.js";
import type { Words } from "./words.js";

interface RowProps {
  readonly call: TracedCall;
  /** Ms from its start to its end, or until now. */
  readonly took: number;
  readonly current: boolean;
  readonly words: Words;
  readonly onChoose: (call: TracedCall) => void;
}

const Row = memo(function Row({ call, took, current, words, onChoose }: RowProps): JSX.Element {
  const { tone, icon } = lookOf(call);
  return (
    <li>
      <button
        className="dt-row"
        type="button"
        data-id={call.id}
        aria-current={current ? "true" : undefined}
        onClick={() => {
          onChoose(call);
        }}
      >
        {icon ? <Icon name={icon} tone={tone} /> : <span className="vv-spinner" data-t={tone} aria-hidden="true" />}
        <code>{call.method}</code>
        <span className="dt-said">{outcomeWords(call, words)}</span>
        <span className="dt-took">{duration(took)}</span>
        <time dateTime={new Date(call.at).toISOString()}>{clock(call.at)}</time>
      </button>
    </li>
  );
});

interface CallListProps {
  readonly calls: readonly TracedCall[];
  readonly chosen: number | undefined;
  /** Ms since 1970. */
  readonly now: number;
  readonly words: Words;
  readonly onChoose: (call: TracedCall) => void;
}

/** The calls, the newest first. */
export function CallList({ calls, chosen, now, words, onChoose }: CallListProps): JSX.Element {
  return (
    <ul className="dt-list">
      {calls.map((call) => (
        <Row
          key={call.id}
          call={call}
          took={call.duration ?? now - call.at}
          current={call.id === chosen}
          words={words}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}
