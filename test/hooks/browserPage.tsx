// A page in a phone's browser, and the app beside it: links are caught, and answers open this very page again.
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, StrictMode } from "react";
import { render } from "vitest-browser-react";
import {
  createVVChatClient,
  type DeepLinkWindow,
  deepLinkBridge,
  type VVChatClientOptions,
  VVChatProvider,
} from "../../src/index.js";
import { androidBrowser, answerUrl, paramsOf } from "../returns/phone.js";

const home = location.href;

/** Puts the page back to where the tests are served. */
export function goHome(): void {
  history.replaceState(null, "", home);
  localStorage.clear();
}

export function createBrowserPage() {
  const opened: string[] = [];
  let state: DocumentVisibilityState = "visible";
  const document = Object.defineProperty(new EventTarget(), "visibilityState", { get: () => state }) as EventTarget &
    DeepLinkWindow["document"];
  const window: DeepLinkWindow = {
    navigator: { userAgent: androidBrowser, maxTouchPoints: 5 },
    location: {
      get href() {
        return location.href;
      },
      set href(link: string) {
        opened.push(link);
      },
      origin: location.origin,
      protocol: location.protocol,
    },
    top: { location },
    document,
  };
  const look = (next: DocumentVisibilityState) => () => {
    state = next;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  return {
    opened,
    hide: look("hidden"),
    show: look("visible"),
    /** A load of the page, as the app's entry makes it. */
    load: (app: ReactElement, options: Partial<VVChatClientOptions> = {}, queryClient?: QueryClient) => {
      const client = createVVChatClient({ appId: "app", bridges: [deepLinkBridge({ window })], ...options });
      const page = (
        <StrictMode>
          <VVChatProvider client={client} locale="en">
            {app}
          </VVChatProvider>
        </StrictMode>
      );
      return render(queryClient ? <QueryClientProvider client={queryClient}>{page}</QueryClientProvider> : page);
    },
    /** The app opens the redirect URI of the last link with its answer: the address of the next load. */
    answer: (fields: Record<string, string>) => {
      const { redirect_uri: redirectUri = "", state: sent } = paramsOf(opened.at(-1) ?? "");
      const { state: own = sent, ...rest } = fields;
      history.replaceState(null, "", answerUrl(redirectUri, own === undefined ? rest : { ...rest, state: own }));
    },
  };
}
