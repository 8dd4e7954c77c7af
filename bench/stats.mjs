/**
 * The middle one.
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * How two things compare that were measured in the same rounds: the median of the rounds' ratios.
 * @param {readonly number[]} values
 * @param {readonly number[]} others
 */
export function ratio(values, others) {
  return median(values.map((value, round) => value / (others[round] ?? NaN)));
}
