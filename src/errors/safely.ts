/** Runs the app's own code. What it throws must not touch the kit's work, but must be seen. */
export function safely(run: () => void): void {
  try {
    run();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
