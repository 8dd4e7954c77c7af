/** What code has left on the page since the watch began. */
export interface PageTraces {
  /** Names on the window that were not there before. */
  readonly globals: readonly string[];
  /** Listeners on the window and the document, as `"document: click"`. */
  readonly listeners: readonly string[];
  /** The elements that were put in the page, whether or not they are still there. */
  readonly elements: readonly Element[];
  /** What was asked of the network by a script. Frames, images and the like are elements. */
  readonly requests: readonly string[];
  /** Ends the watch, and takes the listeners off. */
  readonly stop: () => void;
}

/** Puts a function before a method, until the function that this returns is called. */
export function before<T extends object>(
  object: T,
  name: keyof T & string,
  run: (args: unknown[]) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  const original: unknown = object[name];
  if (typeof original !== "function") throw new Error(`${name} is no method here`);
  Object.defineProperty(object, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]): unknown {
      run(args);
      return Reflect.apply(original, this, args) as unknown;
    },
  });
  return () => {
    if (own) Object.defineProperty(object, name, own);
    else Reflect.deleteProperty(object, name);
  };
}

/** Starts to note what is left on the page, by whomever. */
export function watchPage(): PageTraces {
  const known = new Set(Object.getOwnPropertyNames(window));
  const listeners: string[] = [];
  const requests: string[] = [];
  const elements: Element[] = [];
  const undo: (() => void)[] = [];

  for (const [name, target] of [
    ["window", window],
    ["document", document],
  ] as const) {
    undo.push(
      before<EventTarget>(target, "addEventListener", ([type, listener, options]) => {
        listeners.push(`${name}: ${String(type)}`);
        undo.push(() => {
          target.removeEventListener(String(type), listener as EventListener, options as AddEventListenerOptions);
        });
      }),
    );
  }
  const request = ([url]: unknown[]): void => void requests.push(String(url));
  undo.push(before<Window>(window, "fetch", request));
  undo.push(before<Navigator>(navigator, "sendBeacon", request));
  undo.push(before(XMLHttpRequest.prototype, "open", ([, url]) => requests.push(String(url))));

  const note = (records: MutationRecord[]): void => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes]))
      if (node instanceof Element) elements.push(node);
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { childList: true, subtree: true });

  return {
    get globals() {
      return Object.getOwnPropertyNames(window).filter((name) => !known.has(name));
    },
    listeners,
    get elements() {
      note(observer.takeRecords());
      return elements;
    },
    requests,
    stop() {
      observer.disconnect();
      for (const one of undo) one();
    },
  };
}
