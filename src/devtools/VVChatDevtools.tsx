"use client";
import { type JSX, type SyntheticEvent, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import type { VVChatClient } from "../client/createClient.js";
import { type Locale, toLocale } from "../messages/messages.js";
import { VVChatContext } from "../provider/VVChatContext.js";
import { Boundary } from "./Boundary.js";
import { attachLayer, createLayer } from "./layer.js";
import { type CallLog, logOf } from "./log.js";
import { Tools } from "./Tools.js";
import { type DevtoolsTheme, useTheme } from "./useTheme.js";

/** Props of {@link VVChatDevtools}. All may be left out. */
export interface VVChatDevtoolsProps {
  /** Whose calls to show. Default: the provider's. */
  client?: VVChatClient | undefined;
  /** The panel's language: any `zh` tag is Chinese, all else English. Default: the provider's, else Chinese. */
  locale?: string | undefined;
  /** Default: the page's `data-vv-theme`, else the system's. */
  theme?: DevtoolsTheme | undefined;
  /** How many calls are kept, the newest ones. Default 200. */
  limit?: number | undefined;
}

const never = () => () => {};
let warned = false;

/**
 * A tab on the page's left edge that opens the log of every call to VVChat: parameters, time, outcome, raw replies. Codes,
 * tokens and open ids are masked. Calls are noted from its first render on; the panel's code is loaded when it is opened.
 *
 * For developers: load it lazily, so that the people who use your app get none of it. See `docs/devtools.md`.
 *
 * @example
 * const VVChatDevtools = lazy(async () => ({ default: (await import("vvchat-react/devtools")).VVChatDevtools }));
 * <VVChatProvider client={client}>
 *   <App />
 *   {import.meta.env.DEV && <Suspense><VVChatDevtools /></Suspense>}
 * </VVChatProvider>
 */
export function VVChatDevtools({ client: given, locale, theme, limit = 200 }: VVChatDevtoolsProps): JSX.Element | null {
  const context = useContext(VVChatContext);
  // Nothing on a server, nor in hydration, which wants what the server has.
  const isShown = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const found = given ?? context?.client;
  // A client may come from a page without types, or from an older copy of the kit.
  const client = typeof found?.onCall === "function" ? found : undefined;
  // At the first render: the effects of what is rendered beside it may make calls.
  const log = client && typeof document !== "undefined" ? logOf(client) : undefined;

  useEffect(() => {
    log?.setLimit(limit);
  }, [log, limit]);
  useEffect(() => {
    if (client || warned) return;
    warned = true;
    console.error("vvchat-react: <VVChatDevtools> shows nothing: put it in a VVChatProvider, or give it a `client`.");
  }, [client]);

  if (!client || !log || !isShown) return null;
  return (
    <Boundary>
      <Shown
        key={log.id}
        client={client}
        log={log}
        locale={locale === undefined ? (context?.locale ?? toLocale(undefined)) : toLocale(locale)}
        theme={theme}
      />
    </Boundary>
  );
}

/** The page's own code hears of nothing that is done in the log. */
function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}
const silent = {
  ...{ onClick: stop, onDoubleClick: stop, onContextMenu: stop, onWheel: stop, onScroll: stop },
  ...{ onPointerDown: stop, onPointerUp: stop, onPointerMove: stop, onPointerCancel: stop },
  ...{ onMouseDown: stop, onMouseUp: stop, onMouseMove: stop, onMouseOver: stop, onMouseOut: stop },
  ...{ onTouchStart: stop, onTouchMove: stop, onTouchEnd: stop, onKeyDown: stop, onKeyUp: stop },
  ...{ onFocus: stop, onBlur: stop, onInput: stop, onChange: stop, onCopy: stop, onSelect: stop },
};

interface ShownProps {
  readonly client: VVChatClient;
  readonly log: CallLog;
  readonly locale: Locale;
  readonly theme: DevtoolsTheme | undefined;
}

function Shown({ client, log, locale, theme }: ShownProps): JSX.Element {
  const [layer] = useState(createLayer);
  const look = useTheme(theme);
  useEffect(() => attachLayer(layer), [layer]);
  useEffect(() => {
    // The tokens look for "light" on the host, and for "dark" inside.
    if (look) layer.host.setAttribute("data-vv-theme", look);
    else layer.host.removeAttribute("data-vv-theme");
  }, [layer, look]);
  return createPortal(
    <div className="dt" lang={locale} data-vv-theme={look} {...silent}>
      <Tools client={client} log={log} locale={locale} root={layer.root} />
    </div>,
    layer.root,
  );
}
