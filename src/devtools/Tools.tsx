"use client";
import { type ComponentType, type JSX, type MouseEvent, useEffect, useRef, useState } from "react";
import type { VVChatClient } from "../client/createClient.js";
import type { Locale } from "../messages/messages.js";
import { Icon } from "./icons.js";
import type { CallLog } from "./log.js";
import type { PanelProps } from "./Panel.js";
import { isProblem } from "./problem.js";
import { tabLabel } from "./tabWords.js";
import { useCalls } from "./useCalls.js";
import { useDrag } from "./useDrag.js";

interface ToolsProps {
  readonly client: VVChatClient;
  readonly log: CallLog;
  readonly locale: Locale;
  readonly root: ShadowRoot;
}

/** The tab, and the panel behind it, which is loaded when it is first opened. */
export function Tools({ client, log, locale, root }: ToolsProps): JSX.Element {
  const problems = useCalls(log).filter(isProblem).length;
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();
  const [status, setStatus] = useState<"closed" | "loading" | "failed" | "open">("closed");
  const tab = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const drag = useDrag(log);
  const open = status === "open" && Panel !== undefined;

  useEffect(() => {
    if (wasOpen.current && !open) tab.current?.focus();
    wasOpen.current = open;
  }, [open]);

  const press = ({ detail }: MouseEvent): void => {
    // A key's click, and a screen reader's, has no drag before it.
    if ((detail > 0 && drag.dragged()) || status === "loading") return;
    if (Panel) {
      setStatus("open");
      return;
    }
    setStatus("loading");
    import("./Panel.js").then(
      (loaded) => {
        setPanel(() => loaded.Panel);
        setStatus("open");
      },
      () => {
        setStatus("failed");
      },
    );
  };

  const failed = status === "failed";
  return (
    <>
      <button
        ref={tab}
        className="dt-open"
        type="button"
        hidden={open}
        style={{ top: `clamp(4px, calc(${drag.at}% + 80px * var(--vv-slot)), calc(100% - 84px))` }}
        aria-label={tabLabel(locale, problems, failed)}
        aria-busy={status === "loading"}
        {...drag.handlers}
        onClick={press}
      >
        <Icon name={failed ? "warning" : "mark"} />
        {problems > 0 && <b>{problems > 99 ? "99+" : problems}</b>}
      </button>
      {open && (
        <Panel
          client={client}
          log={log}
          locale={locale}
          root={root}
          onClose={() => {
            setStatus("closed");
          }}
        />
      )}
    </>
  );
}
