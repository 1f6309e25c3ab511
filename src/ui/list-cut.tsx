import { Button } from './button.tsx';
import { FormattedMessage } from 'react-intl';
import { cutStep } from './cut.ts';

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
