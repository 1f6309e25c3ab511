/** Rows from the first to before the last, which may be more than there are. */
export type Span = { first: number; last: number };
/**
 * Those that exist, and which element each is written into, by its id: others have elements of their own. `leftAt`: how many
 * elements stand before the one that a key leaves, where it is none of these.
 */
export type Drawn = Span & { keys: ReadonlyMap<string, string>; turns: number; leftAt?: number };

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
  const { keys, turns } = before;
  return { ...spanAround(inView, margin.most), keys, turns };
}

/** In the order of their elements. The row with the focus stays, however far the page is scrolled. */
export function indicesOf({ first, last, leftAt }: Drawn, focused: number): readonly number[] {
  const indices = Array.from({ length: last - first }, (_, place) => first + place);
  if (focused < first || focused >= last)
    indices.splice(leftAt ?? (focused < first ? 0 : indices.length), 0, focused);
  return indices;
}

/**
 * What is drawn for a key that leads away from a row. A key that turns a page keeps the elements and their order, and changes
 * their words, which takes less than new ones. The row that it leaves keeps its own element until the focus has left: a screen
 * reader says nothing when the element that has the focus changes.
 */
export function drawnAfter(
  before: Drawn,
  inView: Span,
  idAt: (index: number) => string | undefined,
  left: number,
): Drawn {
  if (before.first <= inView.first && before.last >= inView.last) return before;
  const kept = Math.min(before.last, inView.last) - Math.max(before.first, inView.first);
  const { keys, turns } = before;
  if (kept >= (inView.last - inView.first) / 2) return { ...inView, keys, turns };
  const ids = ({ first, last }: Span) =>
    Array.from({ length: last - first }, (_, place) => idAt(first + place) ?? []).flat();
  const own = idAt(left);
  const old = ids(before).flatMap((id) => (id === own ? [] : keyOf(before, id)));
  const next = new Map(own === undefined ? [] : [[own, keyOf(before, own)]]);
  for (const id of ids(inView)) if (id !== own) next.set(id, old.shift() ?? `${turns + 1} ${id}`);
  const leftAt = Math.min(Math.max(left - before.first, 0), inView.last - inView.first);
  return { ...inView, keys: next, turns: turns + 1, leftAt };
}
