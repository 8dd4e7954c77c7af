import type { HostEngine } from "../../testing/engine/engine.js";
import { createFront } from "../front.js";
import type { Links } from "../links.js";
import { watchNavigations } from "../navigations.js";
import type { ReturnTrip } from "../returnTrip.js";
import { type AuthorizeLink, type AuthorizeProblem, readAuthorizeLink } from "./authorizeLink.js";
import { createAuthorizeTrip } from "./authorizeTrip.js";

/** What takes over a page's navigations in WeChat. */
interface AuthorizationsOptions {
  /** Of the links to VVChat, which WeChat opens nothing for. */
  scheme: string;
  /** Shows what WeChat shows in place of its page. Returns a way to close it. */
  showProblem: (problem: AuthorizeProblem | { number: string; words: string }, onClose: () => void) => () => void;
}

/** WeChat's web authorization, which a page goes to by its address. */
export function createAuthorizations({ scheme, showProblem }: AuthorizationsOptions): Links {
  const front = createFront();
  const trips = new WeakMap<(response: unknown) => void, ReturnTrip>();
  let close = () => {};

  const show = (problem: Parameters<typeof showProblem>[0], over: () => void) => {
    front.cover();
    close = showProblem(problem, over);
  };
  function open(engine: HostEngine, link: AuthorizeLink | AuthorizeProblem): void {
    if ("problem" in link) {
      show(link, front.uncover);
      return;
    }
    front.coverUntilSeen();
    const trip = createAuthorizeTrip(link, front, (number, words, over) => {
      show({ number, words }, over);
    });
    trips.set(trip.back, trip);
    engine.bridge.callHandler?.("auth", link.params, trip.back);
  }

  return {
    front,
    tripOf: (respond) => trips.get(respond),
    install(engine) {
      const stop = watchNavigations((url) => {
        const link = readAuthorizeLink(url);
        if (!link) return url.toLowerCase().startsWith(`${scheme.toLowerCase()}:`) ? "stay" : undefined;
        return () => {
          open(engine, link);
        };
      });
      return (
        stop &&
        (() => {
          stop();
          close();
          front.uncover();
        })
      );
    },
  };
}
