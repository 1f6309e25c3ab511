/** Finds the line of an offset; lines end with LF, CR LF or CR, and count from 1. */
export type Lines = {
  count: number;
  lineAt: (offset: number) => number;
  /** From 1, in UTF-16 units. */
  placeAt: (offset: number) => { line: number; column: number };
  /** With what ends it. */
  textOf: (line: number) => string;
};

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  const lineAt = (offset: number) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return {
    count: starts.length,
    lineAt,
    textOf: (line) => text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length),
    placeAt: (offset) => {
      const line = lineAt(offset);
      return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
    },
  };
}
