/** Rows from the first to before the last, which may be more than there are. */
export type Span = { first: number; last: number };
/** Those that exist, and which element each is written into, by its id: others have elements of their own. */
export type Drawn = Span & { keys: ReadonlyMap<string, string>; turns: number };

/** An element's key. A row keeps its element when the rows are sorted anew: the focus may be in it. */
export function keyOf({ keys, turns }: Drawn, id: string): string {
  return keys.get(id) ?? `${turns} ${id}`;
}

/** Those drawn above and below the ones in view, and those of them that are left when more are drawn. */
export const margin = { most: 6, least: 2 };

/** In view when the page is scrolled so far past the beginning of the first row: always as many. */
export function spanAt(scrolled: number, rowHeight: number, viewHeight: number): Span {
  const first = Math.max(0, Math.floor(scrolled / rowHeight));
  return { first, last: first + Math.ceil(viewHeight / rowHeight) + 1 };
}

export function spanAround({ first, last }: Span, more: number): Span {
  return { first: Math.max(0, first - more), last: last + more };
}

/** As many rows that exist, as far as there are. */
export function spanWithin({ first, last }: Span, count: number): Span {
  const over = Math.max(0, last - count);
  return { first: Math.max(0, first - over), last: last - over };
}

/** What is drawn once the page has been scrolled: as before, as long as that reaches a few rows further than the view. */
export function drawnAround(before: Drawn, inView: Span, least: number): Drawn {
  const needed = spanAround(inView, least);
  if (before.first <= needed.first && before.last >= needed.last) return before;
  return { ...before, ...spanAround(inView, margin.most) };
}

/**
 * What is drawn once a key has led from one row to another. A key that turns a page keeps the elements and changes their
 * words, which takes less than new ones. The focus goes to another element even so: a screen reader says nothing when the
 * one that has it changes.
 */
export function drawnAfter(
  before: Drawn,
  inView: Span,
  idAt: (index: number) => string | undefined,
  [from, to]: readonly [number, number],
): Drawn {
  if (before.first <= inView.first && before.last >= inView.last) return before;
  const kept = Math.min(before.last, inView.last) - Math.max(before.first, inView.first);
  if (kept >= (inView.last - inView.first) / 2) return { ...before, ...inView };
  const ids = ({ first, last }: Span) =>
    Array.from({ length: last - first }, (_, place) => idAt(first + place) ?? []).flat();
  const turns = before.turns + 1;
  const old = ids(before).map((id) => keyOf(before, id));
  const now = ids(inView);
  if (old[to - inView.first] === keyOf(before, idAt(from) ?? '')) old.shift();
  const keys = new Map(now.map((id, place) => [id, old[place] ?? `${turns} ${id}`]));
  return { ...inView, keys, turns };
}
