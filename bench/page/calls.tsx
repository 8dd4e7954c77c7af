import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { type CallButtonName, callButtons } from "./callButtons.js";
import { type Answering, host } from "./host.js";
import { nextTask, quiet } from "./tasks.js";

interface Subject {
  readonly button: HTMLElement;
  commits: number;
  /** The last call's: a new one for each call. */
  result: unknown;
  settled: () => void;
}

const subjects = new Map<CallButtonName, Subject>();

function mount(name: CallButtonName): Subject {
  const Button = callButtons[name];
  const place = document.body.appendChild(document.createElement("div"));
  const onCommit = (result: unknown) => {
    subject.commits += 1;
    if (result === undefined || result === subject.result) return;
    subject.result = result;
    subject.settled();
  };
  const subject: Subject = { button: place, commits: 0, result: undefined, settled: () => {} };
  flushSync(() => {
    createRoot(place).render(<Button onCommit={onCommit} />);
  });
  const button = place.querySelector("button") ?? place;
  const mounted = Object.assign(subject, { button });
  subjects.set(name, mounted);
  return mounted;
}

/** From the click to the commit that shows the result, in ms, without the host's own time. */
function press(subject: Subject): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    subject.settled = () => {
      resolve(performance.now() - start - host.took);
    };
    subject.button.click();
  });
}

/** Times some calls, one after another, and counts what each committed. */
export async function timeCalls(
  name: CallButtonName,
  answering: Answering,
  times: number,
): Promise<{ ms: number[]; commits: number[] }> {
  host.answering = answering;
  const subject = subjects.get(name) ?? mount(name);
  const ms: number[] = [];
  const commits: number[] = [];
  for (let time = 0; time < times; time++) {
    subject.commits = 0;
    ms.push(await press(subject));
    await quiet();
    commits.push(subject.commits);
  }
  return { ms, commits };
}

/** Makes calls that are answered at once, as fast as they settle. */
export async function makeCalls(name: CallButtonName, times: number): Promise<void> {
  host.answering = "at once";
  const subject = subjects.get(name) ?? mount(name);
  for (let time = 0; time < times; time++) {
    await press(subject);
    await nextTask();
  }
  await quiet();
}
