import { EmulatorFailure } from "./emulatorFailure.js";

const inVVChat = ({ kind, detail }: EmulatorFailure): object => ({
  err_code: 400,
  err_msg: kind === "silent" || kind === "odd" ? "失败" : detail,
});

/**
 * The app's reply, for a script that has no sheet to say more: where the emulator failed, an error reply.
 *
 * @param failed - makes that one. Default: VVChat's
 */
export function replyOf(
  reply: object | Promise<object>,
  failed: (failure: EmulatorFailure) => object = inVVChat,
): object | Promise<object> {
  if (!(reply instanceof Promise)) return reply;
  return reply.then((late: object) => {
    if (!(late instanceof EmulatorFailure)) return late;
    console.error("simulator:", late.message);
    return failed(late);
  });
}
