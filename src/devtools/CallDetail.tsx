"use client";
import type { JSX } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { Icon } from "./icons.js";
import { JsonText } from "./JsonText.js";
import { adviceOf, lookOf } from "./look.js";
import { Route } from "./Route.js";
import { duration } from "./time.js";
import { Timing } from "./Timing.js";
import type { Words } from "./words.js";

interface CallDetailProps {
  readonly call: TracedCall;
  /** Ms since 1970. */
  readonly now: number;
  readonly words: Words;
  readonly onCopy: () => void;
}

/** One call: what happened and what to do, then all that is known of it. */
export function CallDetail({ call, now, words, onCopy }: CallDetailProps): JSX.Element {
  const { tone, icon, key } = lookOf(call);
  const { outcome, error, reply, after } = call;
  const cut = call.cut === true;
  const hasPage = outcome !== "pending" && outcome !== "success";
  return (
    <>
      <div className="dt-h">
        <h3>{call.method}</h3>
        <span className="dt-pill" data-t={tone}>
          {icon ? <Icon name={icon} /> : <span className="vv-spinner" aria-hidden="true" />}
          <span>{words(key)}</span>
        </span>
        <button className="vv-button" data-variant="plain" data-size="sm" type="button" onClick={onCopy}>
          <span className="vv-face">
            <Icon name="copy" />
            {words("copyReport")}
          </span>
        </button>
      </div>
      <div className="dt-why" data-tone={tone}>
        {adviceOf(call, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {hasPage && (
          <p>
            {words("seePage")}
            <code>{`vvchat-react/docs/errors/${outcome}.md`}</code>
          </p>
        )}
      </div>
      <div className="dt-cols">
        <div>
          <Timing call={call} running={now - call.at} warn={tone === "warn" || tone === "bad"} words={words} />
          <Route call={call} words={words} />
        </div>
        <div>
          <JsonText
            title={words("parameters")}
            value={call.wire ?? call.params}
            none={words("nothingSent")}
            cut={cut}
            words={words}
          />
          <JsonText title={words("reply")} value={reply} none={words("nothingArrived")} cut={cut} words={words} />
          {after.map((answer, index) => (
            <JsonText
              key={index}
              title={`${words(answer.type)} · +${duration(answer.duration)}`}
              value={answer.reply}
              none={words("nothingArrived")}
              cut={cut}
              words={words}
            />
          ))}
          {error && <JsonText title={words("error")} value={error.message} none="" cut={cut} words={words} />}
        </div>
      </div>
    </>
  );
}
