/**
 * A table whose first column is of words and the others of figures.
 * @param {string} title
 * @param {readonly (readonly string[])[]} rows the first is the head
 */
export function printTable(title, rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(`  ${cells.join("  ").trimEnd()}`);
  }
}

/**
 * A budget, what was measured, and whether it holds.
 * @param {string} what
 * @param {number} value
 * @param {number} limit the most that it may be
 * @param {(value: number) => string} [format]
 */
export function printBudget(what, value, limit, format = String) {
  const verdict = value <= limit ? "holds" : "MISSED";
  console.log(`  ${verdict.padEnd(6)}  ${what}: ${format(value)}, at most ${format(limit)}`);
}

/**
 * The same for what may not be less.
 * @param {string} what
 * @param {number} value
 * @param {number} limit
 * @param {(value: number) => string} [format]
 */
export function printAtLeast(what, value, limit, format = String) {
  const verdict = value >= limit ? "holds" : "MISSED";
  console.log(`  ${verdict.padEnd(6)}  ${what}: ${format(value)}, at least ${format(limit)}`);
}
