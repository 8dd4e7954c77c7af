import type { HostEngine } from "../testing/engine/engine.js";
import { type AppLink, readAppLink } from "./appLink.js";
import { type Front, createFront } from "./front.js";
import { markPage } from "./occupied.js";
import { type SimulatorPlatform, playPhoneBrowser } from "./phoneBrowser.js";
import { type ReturnTrip, type SimulatorReturns, createReturnTrip } from "./returnTrip.js";

/** What is special where the page is in a phone's browser. */
export interface BrowserPlaceOptions {
  scheme: string;
  platform: SimulatorPlatform | undefined;
  installed: () => boolean;
  returns: SimulatorReturns;
}

/** A phone's browser, with the app beside it. */
export interface BrowserPlace {
  readonly front: Front;
  /** The call that is being handed to the engine, in this very task: where VVChat goes back to from it. */
  opening: () => ReturnTrip | undefined;
  /** Takes over the page. Returns a way to let go of it; nothing where the browser cannot do it. */
  install: (engine: HostEngine) => (() => void) | undefined;
}

/** As the phone does: the page's own task ends first. No timer: fake ones must not hold the app up. */
function soon(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(undefined);
}

export function createBrowserPlace({ scheme, platform, installed, returns }: BrowserPlaceOptions): BrowserPlace {
  const front = createFront();
  let trip: ReturnTrip | undefined;

  function open(engine: HostEngine, link: AppLink): void {
    const { method, params } = link;
    if (method === undefined) return;
    front.coverUntilSeen();
    trip = createReturnTrip(link, front, returns);
    engine.bridge.callHandler?.(method, params, trip.back);
    trip = undefined;
  }

  return {
    front,
    opening: () => trip,
    install(engine) {
      if (!("navigation" in window)) {
        console.error(
          'createSimulator(): place "browser" needs the Navigation API to see a link to the app: Chrome 102, Safari 26.2, Firefox 147. This simulator stays off the page.',
        );
        return undefined;
      }
      const { navigation } = window;
      let active = true;
      const see = (event: NavigateEvent) => {
        const link = readAppLink(event.destination.url, scheme);
        if (!link) return;
        event.preventDefault();
        if (link.method === undefined)
          console.warn(`simulator: VVChat knows no link ${event.destination.url.slice(0, 99)}`);
        if (installed())
          soon(() => {
            if (active) open(engine, link);
          });
      };
      navigation.addEventListener("navigate", see);
      const undo = [playPhoneBrowser(platform), markPage()];
      return () => {
        active = false;
        navigation.removeEventListener("navigate", see);
        front.uncover();
        for (const put of undo) put();
      };
    },
  };
}
