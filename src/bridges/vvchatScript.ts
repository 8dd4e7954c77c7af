/** `window.vvchat`, as far as the documents and the script agree. */
export interface VVChatScript {
  /** The documents' name. */
  ready?: (callback: () => void) => void;
  /** The script's name. */
  onReady?: (callback: () => void) => void;
  /** Becomes what it is given: there is no second call. */
  config?: ((options: object) => void) | Readonly<Record<string, unknown>>;
  call: (method: string, params: object, ...callbacks: ((reply?: unknown) => void)[]) => void;
}

/** When a script was asked: never, before the app's bridge was up, or since. */
type Asked = 0 | 1 | 2;

interface Latch {
  ready: boolean;
  asked: Asked;
  readonly waiting: Set<() => void>;
}

/** One for each script, whoever asks. */
const latches = new WeakMap<VVChatScript, Latch>();

/** Whether a page's `vvchat` is VVChat's script: a function of that name has a `call` as well. */
export function isScript(value: unknown): value is VVChatScript {
  const { call, ready, onReady } = Object(value) as Partial<VVChatScript>;
  return typeof call === "function" && typeof (ready ?? onReady) === "function";
}

/** Whether calls get through. */
export function isReady(script: VVChatScript | undefined): boolean {
  return !!script && !!latches.get(script)?.ready;
}

/**
 * Calls back when the script is ready: at once where it is, and never from inside the script's own callback.
 *
 * The script is asked once, whoever waits: of two that ask before the bridge, Android loses the second. So where it was
 * asked early and has said nothing, it is asked again with the bridge up, when it calls back at once, or twice.
 *
 * @param now - 1 before the app's bridge is up, 2 when it is
 */
export function whenReady(script: VVChatScript, now: Asked, debug: boolean | undefined, callback: () => void): void {
  const latch = latches.get(script) ?? { ready: false, asked: 0, waiting: new Set() };
  const { waiting, asked } = latch;
  latches.set(script, latch);
  waiting.add(callback);
  const tell = () => {
    if (!latch.ready) return;
    for (const one of waiting) {
      waiting.delete(one);
      one();
    }
  };
  if (!latch.ready && asked < now) {
    latch.asked = now;
    try {
      try {
        if (debug && !asked && typeof script.config === "function") script.config({ debug });
      } finally {
        script[script.ready ? "ready" : "onReady"]?.(() => {
          latch.ready = true;
          // The script has not initialised the bridge yet.
          queueMicrotask(tell);
        });
      }
    } catch {
      // Where the bridge is up, the script calls back and then may throw; and a page's own `config` does as it likes.
    }
  }
  tell();
}
