/** A task of its own: timers that are set in it are not held up as those are that a timer sets. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Until timers of 0 ms have run. */
export async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await nextTask();
}
