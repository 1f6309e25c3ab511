import { availableParallelism, loadavg } from 'node:os';

/** Prints rows in columns as wide as their widest cell, numbers to the right; and how busy the machine was, since that decides much. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ');
  const machine = `(${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)})`;
  console.log(['', title, line(head), ...rows.map(line), machine].join('\n'));
}

export function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
