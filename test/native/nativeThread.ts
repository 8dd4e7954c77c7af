/** Native code's own thread, as the page sees it: work reaches it, and comes back, in later tasks and in order. */
export interface NativeThread {
  readonly post: (task: () => void) => void;
  /** Forgets what is under way. */
  readonly stop: () => void;
}

/** Starts one. It takes no part in fake timers: the app has a clock of its own. */
export function startNativeThread(): NativeThread {
  const tasks: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => tasks.shift()?.();
  return {
    post(task) {
      tasks.push(task);
      port2.postMessage(null);
    },
    stop() {
      tasks.length = 0;
      port1.close();
    },
  };
}
