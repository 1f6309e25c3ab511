import { Button } from './button.tsx';
import { FormattedMessage } from 'react-intl';

type ListCutProps = {
  shown: number;
  total: number;
  onMore: () => void;
  /** Shows the last of them, when the button goes away and would take the focus with it. */
  onLast?: (more: () => void) => void;
};

/** Says that a list goes on, and goes on with it; nothing where all of it is shown. */
export function ListCut({ shown, total, onMore, onLast }: ListCutProps) {
  if (shown >= total) return null;
  return (
    <span>
      <FormattedMessage
        defaultMessage="Showing {shown, number} of {total, number}."
        values={{ shown, total }}
      />{' '}
      <Button size="small" onClick={() => (onLast && shown + cutStep >= total ? onLast(onMore) : onMore())}>
        <FormattedMessage
          defaultMessage="Show {count, number} more"
          values={{ count: Math.min(cutStep, total - shown) }}
        />
      </Button>
    </span>
  );
}

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
