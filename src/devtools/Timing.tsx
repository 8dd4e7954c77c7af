"use client";
import type { JSX } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { duration, exactClock } from "./time.js";
import type { Words } from "./words.js";

interface BarProps {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly whole: number;
  readonly label: string;
  readonly warn?: boolean;
}

function Bar({ name, from, to, whole, label, warn = false }: BarProps): JSX.Element {
  const percent = (ms: number): string => `${Math.min(100, (100 * ms) / Math.max(1, whole))}%`;
  return (
    <li>
      <span>{name}</span>
      <span className="dt-track" data-t={warn ? "warn" : undefined} aria-hidden="true">
        <span style={{ left: `min(${percent(from)}, 100% - 3px)`, width: percent(to - from) }} />
      </span>
      <span>{label}</span>
    </li>
  );
}

interface TimingProps {
  readonly call: TracedCall;
  /** Ms from its start until now, where it is still under way. */
  readonly running: number;
  readonly warn: boolean;
  readonly words: Words;
}

/** Where a call's time went: waiting for the connection, with the host, and when further answers came. */
export function Timing({ call, running, warn, words }: TimingProps): JSX.Element {
  const { sentAfter, after } = call;
  const end = call.duration ?? running;
  const whole = after.reduce((latest, answer) => Math.max(latest, answer.duration), end);
  const queued = sentAfter ?? end;
  return (
    <>
      <h4>
        <span>{words("time")}</span>
        <span>{exactClock(call.at)}</span>
      </h4>
      <ol className="dt-time">
        <Bar name={words("queued")} from={0} to={queued} whole={whole} label={duration(queued)} />
        {sentAfter === undefined ? (
          <li>
            <span>{words("sent")}</span>
            <span>{call.outcome === "pending" ? "" : words("neverSent")}</span>
            <span />
          </li>
        ) : (
          <>
            <Bar name={words("sent")} from={queued} to={queued} whole={whole} label={`+${duration(queued)}`} />
            <Bar
              name={words("waiting")}
              from={queued}
              to={end}
              whole={whole}
              label={duration(end - queued)}
              warn={warn}
            />
          </>
        )}
        {after.map((answer, index) => (
          <Bar
            key={index}
            name={words(answer.type)}
            from={answer.duration}
            to={answer.duration}
            whole={whole}
            label={`+${duration(answer.duration)}`}
            warn
          />
        ))}
      </ol>
    </>
  );
}
