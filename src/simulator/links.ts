import type { HostEngine } from "../testing/engine/engine.js";
import { type AppLink, readAppLink } from "./appLink.js";
import { type Front, createFront } from "./front.js";
import { watchNavigations } from "./navigations.js";
import { type ReturnTrip, type SimulatorReturns, createReturnTrip } from "./returnTrip.js";

/** What opens the app by links. */
interface LinksOptions {
  scheme: string;
  /** Whether the app is there, asked at each link. */
  installed: () => boolean;
  /** How the app comes back, asked at each link. */
  returns: () => SimulatorReturns;
}

/** The app, as links open it. */
export interface Links {
  readonly front: Front;
  /** Of a call that came by a link, by what it is answered with: where VVChat goes back to from it. */
  tripOf: (respond: (response: unknown) => void) => ReturnTrip | undefined;
  /** Takes over the page's links. Returns a way to let go of them; nothing where the browser cannot do it. */
  install: (engine: HostEngine) => (() => void) | undefined;
}

export function createLinks({ scheme, installed, returns }: LinksOptions): Links {
  const front = createFront();
  const trips = new WeakMap<(response: unknown) => void, ReturnTrip>();

  function open(engine: HostEngine, link: AppLink): void {
    const { method, params } = link;
    if (method === undefined) return;
    front.coverUntilSeen();
    const trip = createReturnTrip(link, front, returns());
    trips.set(trip.back, trip);
    engine.bridge.callHandler?.(method, params, trip.back);
  }

  return {
    front,
    tripOf: (respond) => trips.get(respond),
    install(engine) {
      const stop = watchNavigations((url) => {
        const link = readAppLink(url, scheme);
        if (!link) return undefined;
        if (link.method === undefined) console.warn(`simulator: VVChat knows no link ${url.slice(0, 99)}`);
        if (!installed()) return "stay";
        return () => {
          open(engine, link);
        };
      });
      return (
        stop &&
        (() => {
          stop();
          front.uncover();
        })
      );
    },
  };
}
