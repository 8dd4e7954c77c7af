/** How often something may be done. */
export interface Quota {
  /** Counts one more. Tells whether there was one left. */
  spend: () => boolean;
}

const dayMs = 86_400_000;
/** WeChat's day begins at midnight in China. */
const offset = 8 * 3_600_000;

/**
 * @param most - in one window
 * @param windowMs - how long a window is
 */
export function createQuota(most: number, windowMs: number = dayMs): Quota {
  let current = NaN;
  let spent = 0;
  return {
    spend() {
      const window = Math.floor((Date.now() + offset) / windowMs);
      if (window !== current) spent = 0;
      current = window;
      if (spent >= most) return false;
      spent += 1;
      return true;
    },
  };
}
