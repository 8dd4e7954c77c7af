/** How long, in few letters: `86 ms`, `4.8 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < 999.5) return `${Math.round(length)} ms`;
  if (length < 59_950) return `${(length / 1000).toFixed(1)} s`;
  const seconds = Math.round(length / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** When, by this device's clock: `14:09:02`. */
export function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

/** The same with its thousandths: `14:09:02.118`. */
export function exactClock(at: number): string {
  return `${clock(at)}.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;
}
