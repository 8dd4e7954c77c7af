import type { ServerContext } from "../../ServerContext.js";
import type { WeChatOptions } from "../WeChatOptions.js";
import type { WeChatMessage } from "./WeChatMessage.js";

/** How long the app may think, in ms, from when the message came. After 5 s WeChat sends it again. */
const patience = 4500;
/** How long a message is remembered, in ms: for longer than its signature is taken. */
const remembered = 900_000;

type Asking = Pick<ServerContext, "report"> & Pick<WeChatOptions, "onMessage">;

/** What the app says. Nothing where it says nothing, not in time, or throws. */
async function ask({ onMessage, report }: Asking, message: WeChatMessage, ms: number): Promise<string | undefined> {
  let isLate = false;
  const asked = new Promise<string | void>((resolve) => {
    resolve(onMessage?.(message));
  }).then(
    (answer) => {
      if (typeof answer !== "string" || !answer) return undefined;
      if (!isLate) return answer;
      report(new Error("onMessage took too long: its text was not sent"), "onMessage");
      return undefined;
    },
    (error: unknown) => {
      report(error, "onMessage");
      return undefined;
    },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(undefined);
    }, ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What is answered to a message. The app is asked once, among all processes; the same message again, whose answer may have got
 * lost, is answered as before.
 *
 * @param startedAt - when the message came, in ms
 */
export async function answerOnce(
  { store, seals, report }: ServerContext,
  { onMessage }: WeChatOptions,
  message: WeChatMessage,
  startedAt: number,
): Promise<string | undefined> {
  if (!onMessage) return undefined;
  const key = `wechat:message:${message.account}:${message.id}`;
  if (!(await store.add(key, "busy", remembered))) {
    const known = await seals.open((await store.get(key)) ?? "", "reply");
    return typeof known?.["answer"] === "string" ? known["answer"] : undefined;
  }
  const answer = await ask({ onMessage, report }, message, Math.max(0, startedAt + patience - Date.now()));
  if (answer !== undefined) {
    const sealed = await seals.seal({ answer }, "reply", new Date(Date.now() + remembered));
    // That it is not remembered changes nothing for whom it is meant.
    await store.set(key, sealed, remembered).catch(() => {});
  }
  return answer;
}
