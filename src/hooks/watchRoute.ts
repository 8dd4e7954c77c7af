import type { RefCallback } from "react";
import type { VVChatClient } from "../client/createClient.js";
import { type ControlRoute, controlRoute } from "./useRoute.js";

/** Takes the news into a control's state. It names the control, too. */
type Show = (news: { route: ControlRoute }) => void;

/** All the controls of one method on a page. They hear of the connection together. */
interface Watch {
  attach(show: Show, shown: ControlRoute, element: HTMLElement): void;
  detach(show: Show): void;
}

function createWatch(client: VVChatClient, method: string): Watch {
  const elements = new Map<Show, HTMLElement>();
  let route: ControlRoute;
  let stop = () => {};

  const write = (element: HTMLElement) => {
    element.setAttribute("data-host", client.getState().host ?? "none");
  };
  const look = () => {
    const before = route;
    route = controlRoute(client, method);
    for (const [show, element] of [...elements]) {
      write(element);
      if (route !== before) show({ route });
    }
  };

  return {
    attach(show, shown, element) {
      if (!elements.size) {
        stop = client.subscribe(look);
        route = controlRoute(client, method);
      }
      elements.set(show, element);
      write(element);
      if (shown !== route) show({ route });
    },
    detach(show) {
      elements.delete(show);
      if (!elements.size) stop();
    },
  };
}

const watches = new WeakMap<VVChatClient, Map<string, Watch>>();

function watchOf(client: VVChatClient, method: string): Watch {
  const ofClient = watches.get(client) ?? new Map<string, Watch>();
  watches.set(client, ofClient);
  const watch = ofClient.get(method) ?? createWatch(client, method);
  ofClient.set(method, watch);
  return watch;
}

/**
 * For the `ref` of a control's outer element: keeps its `data-host` and tells of its method's status, for a control that
 * a page may have a thousand of. What `useControlRoute` and `useHostAttribute` do, with one listener a page and nothing
 * but this function for each control.
 *
 * @param shown - the status that the control shows now; `"ready"` at first, as on a server
 */
export function watchRoute(
  client: VVChatClient,
  method: string,
  show: Show,
  shown: ControlRoute,
): RefCallback<HTMLElement> {
  const watch = watchOf(client, method);
  return (element) => {
    if (element) watch.attach(show, shown, element);
    else watch.detach(show);
  };
}
