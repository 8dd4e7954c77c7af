import { EmulatorFailure } from "./emulatorFailure.js";

/**
 * Goes on with a reply: at once where it is there, so that the next call finds done what it stands for.
 *
 * @param failed - where the emulator made none
 */
export function whenThere(
  reply: object | Promise<object>,
  then: (reply: object) => void,
  failed: (failure: EmulatorFailure) => void,
): void {
  if (reply instanceof Promise) {
    void reply.then((late: object) => {
      if (late instanceof EmulatorFailure) failed(late);
      else then(late);
    });
  } else then(reply);
}
