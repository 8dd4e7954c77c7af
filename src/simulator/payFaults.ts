import type { CallEnd, CallSheet } from "./callSheet.js";
import type { SimulatorReturns } from "./returnTrip.js";
import { type Fault, detourFault, killPage } from "./developerStrip.js";

/** Takes the payment, and then ends the call. */
export type TakePayment = (end: (reply: object) => CallEnd, returns?: SimulatorReturns) => void;

/** What can go wrong differs by whether the money has moved: the faults of a payment that never was, and of one that was. */
export function payFaults(
  { byLink, onEnd }: CallSheet,
  take: TakePayment,
  guard: (act: () => void) => () => void,
): Record<"unpaid" | "paid", Fault[]> {
  const unpaid = (face: Fault["face"], end: CallEnd): Fault => ({
    face,
    act: guard(() => {
      onEnd(end);
    }),
  });
  const paid = (face: Fault["face"], end: (reply: object) => CallEnd): Fault => ({
    face,
    act() {
      take(end);
    },
  });
  if (byLink) {
    return {
      unpaid: (["never", "kill"] as const).map((face) =>
        detourFault(face, (returns) => {
          guard(() => {
            onEnd((script) => script.reply({}), returns);
          })();
        }),
      ),
      paid: (["newTab", "glued", "never", "kill"] as const).map((face) =>
        detourFault(face, (returns) => {
          take((reply) => (script) => script.reply(reply), returns);
        }),
      ),
    };
  }
  return {
    unpaid: [
      unpaid("fail", (script) => script.fail()),
      unpaid("silence", (script) => script.silent()),
      { face: "kill", act: guard(killPage) },
    ],
    paid: [
      paid("silence", () => (script) => script.silent()),
      paid("malformed", () => (script) => script.malformed()),
      paid("twice", (reply) => (script) => script.twice(reply)),
      paid("kill", () => (script) => {
        killPage();
        return script.silent();
      }),
    ],
  };
}
