/** The window's uncaught errors, while they are caught. */
export interface CaughtErrors {
  /** Each error's text, as `String(error)` gives it. */
  readonly errors: readonly string[];
  readonly stop: () => void;
}

/** Collects uncaught errors instead of letting them fail the run: many of them are how the libraries really behave. */
export function catchErrors(): CaughtErrors {
  const errors: string[] = [];
  const listener = (event: ErrorEvent): void => {
    event.preventDefault();
    errors.push(event.error instanceof Error ? String(event.error) : event.message);
  };
  // Vitest leaves an error to whoever listens for it on the window, and only prints it.
  window.addEventListener("error", listener);
  return {
    errors,
    stop: () => {
      window.removeEventListener("error", listener);
    },
  };
}
