import { EmulatorFailure } from "./emulator.js";

/** The app's reply, for a script that has no sheet to say more: where the emulator failed, an error reply. */
export function replyOf(reply: object | Promise<object>): object | Promise<object> {
  if (!(reply instanceof Promise)) return reply;
  return reply.then((late: object) => {
    if (!(late instanceof EmulatorFailure)) return late;
    console.error("simulator:", late.message);
    return { err_code: 400, err_msg: late.kind === "silent" || late.kind === "odd" ? "失败" : late.detail };
  });
}
