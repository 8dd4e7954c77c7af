/**
 * The emulated platform did not do it: it does not know the order, the order is paid, it refuses for another reason, it does
 * not answer, or something else answers in its place.
 */
export class EmulatorFailure extends Error {
  override readonly name = "EmulatorFailure";
  readonly kind: "unknown" | "already" | "refused" | "silent" | "odd";
  /** The platform's words, or where it was looked for. */
  readonly detail: string;

  constructor(kind: EmulatorFailure["kind"], detail: string) {
    super(`The emulated platform: ${kind}, ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}
