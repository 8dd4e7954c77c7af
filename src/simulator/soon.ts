/** As the phone does: the page's own task ends first. No timer: fake ones must not hold the app up. */
export function soon(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(undefined);
}
