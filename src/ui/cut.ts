/** So many items of a list are shown at first, and so many more at each click: a browser draws thousands for seconds. */
export const cutStep = 100;

/** The places of at most `length` items, in their order. What is urgent comes in first, since a person has to act on it. */
export function cut<Item>(
  items: readonly Item[],
  length: number,
  isUrgent: (item: Item) => boolean = () => false,
): readonly number[] {
  const places = items.map((_, place) => place);
  if (items.length <= length) return places;
  const urgent = items.flatMap((item, place) => (isUrgent(item) ? [place] : [])).slice(0, length);
  const chosen = new Set(urgent);
  for (const place of places) {
    if (chosen.size >= length) break;
    chosen.add(place);
  }
  return [...chosen].toSorted((one, other) => one - other);
}
