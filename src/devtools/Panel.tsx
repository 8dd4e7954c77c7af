"use client";
import { type JSX, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { VVChatClient } from "../client/createClient.js";
import type { Locale } from "../messages/messages.js";
import { adopt } from "../styles/adopt.js";
import components from "../styles/components.css?inline";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { CallDetail } from "./CallDetail.js";
import { CallList } from "./CallList.js";
import { Filters } from "./Filters.js";
import { type Filter, filtered, methodsOf } from "./filter.js";
import { HandCopy } from "./HandCopy.js";
import { Icon, type IconName } from "./icons.js";
import type { CallLog } from "./log.js";
import css from "./panel.css?inline";
import { reportOf } from "./report.js";
import { useCalls } from "./useCalls.js";
import { useCopy } from "./useCopy.js";
import { useNow } from "./useNow.js";
import { wordsIn } from "./words.js";

/** Props of {@link Panel}. */
export interface PanelProps {
  readonly client: VVChatClient;
  readonly log: CallLog;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly onClose: () => void;
}

/** As in the style sheet: below it the list and a call take turns. */
const isNarrow = (): boolean => matchMedia("(max-width: 767px)").matches;

/** The panel: a list of calls, and what is known of the chosen one. */
export function Panel({ client, log, locale, root, onClose }: PanelProps): JSX.Element {
  const words = useMemo(() => wordsIn(locale), [locale]);
  const calls = useCalls(log);
  const now = useNow(calls.some(({ outcome }) => outcome === "pending"));
  const [filter, setFilter] = useState<Filter>({ kind: "all" });
  const [chosen, setChosen] = useState<TracedCall>();
  const copying = useCopy();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    adopt(root, [components, css]);
  }, [root]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);

  // It may have been pushed out by newer ones: then it is shown as it was.
  const call = chosen && (calls.find(({ id }) => id === chosen.id) ?? chosen);
  const isGone = filter.kind === "method" && !methodsOf(calls).includes(filter.method);
  const filterNow: Filter = isGone ? { kind: "all" } : filter;
  const listed = filtered(calls, filterNow);

  const copy = (some: readonly TracedCall[]): void => {
    copying.copy(reportOf(client, some));
  };
  const focusSoon = (find: () => HTMLElement | null | undefined): void => {
    // When React has shown it.
    requestAnimationFrame(() => find()?.focus());
  };
  const choose = (one: TracedCall): void => {
    setChosen(one);
    panel.current?.querySelector(".dt-detail")?.scrollTo(0, 0);
    if (isNarrow()) focusSoon(() => back.current);
  };
  const goBack = (): void => {
    setChosen(undefined);
    const row = `[data-id="${String(call?.id)}"]`;
    focusSoon(() => panel.current?.querySelector<HTMLElement>(row) ?? heading.current);
  };
  const action = (
    icon: IconName,
    name: "copyAll" | "clear" | "close",
    act: () => void,
    className = "",
  ): JSX.Element => (
    <button className={`dt-ib ${className}`} type="button" aria-label={words(name)} title={words(name)} onClick={act}>
      <Icon name={icon} />
    </button>
  );

  return (
    <section
      ref={panel}
      className="dt-panel"
      aria-label={words("title")}
      data-at={call ? "detail" : "list"}
      onKeyDown={(event) => {
        // An input method's own Escape is not ours.
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <span className="dt-grip" aria-hidden="true" />
      <div className="dt-top">
        <div className="dt-bar">
          <button ref={back} className="dt-ib dt-back" type="button" aria-label={words("back")} onClick={goBack}>
            <Icon name="back" />
          </button>
          <h2 ref={heading} tabIndex={-1}>
            <Icon name="mark" />
            {words("title")}
          </h2>
        </div>
        <Filters calls={calls} filter={filterNow} words={words} onChange={setFilter} />
        <div className="dt-bar" data-end="">
          {action(
            "copy",
            "copyAll",
            () => {
              copy([...calls].reverse());
            },
            "dt-list-only",
          )}
          {action(
            "clear",
            "clear",
            () => {
              setChosen(undefined);
              log.clear();
            },
            "dt-list-only",
          )}
          {action("close", "close", onClose)}
        </div>
      </div>
      {copying.byHand !== undefined && (
        <HandCopy
          text={copying.byHand}
          words={words}
          onDone={() => {
            copying.close();
            heading.current?.focus();
          }}
        />
      )}
      <div className="dt-body">
        {listed.length > 0 ? (
          <CallList calls={listed} chosen={call?.id} now={now} words={words} onChoose={choose} />
        ) : (
          <div className="dt-none">
            <p>{words(calls.length > 0 ? "noneOfThese" : "empty")}</p>
          </div>
        )}
        <div className="dt-detail">
          {call ? (
            <CallDetail
              call={call}
              now={now}
              words={words}
              onCopy={() => {
                copy([call]);
              }}
            />
          ) : (
            calls.length > 0 && (
              <div className="dt-none">
                <p>{words("choose")}</p>
              </div>
            )
          )}
        </div>
      </div>
      <p className="dt-news" role="status">
        {copying.copied ? words("copied") : ""}
      </p>
    </section>
  );
}
