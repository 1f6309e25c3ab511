import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Verbatim } from './verbatim.tsx';
import type { Said } from '#src/i18n/job-words.ts';

/** What a job says of itself: in this page's words, in Graph's own, or nothing. */
export function Words({ said }: { said: Said | undefined }) {
  if (said === undefined) return <FormattedMessage defaultMessage="Unknown." />;
  return typeof said === 'string' ? <Verbatim>{said}</Verbatim> : <FormattedMessage {...said} />;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long something took or takes, in the largest unit that divides it; a few seconds are seconds. */
export function Span({ value }: { value: number }) {
  const [unit, length] =
    units.find(([, one]) => value >= one && value % one === 0) ??
    (value >= 120_000 ? units[2] : (['second', 1000] as const));
  return (
    // oxlint-disable-next-line react/style-prop-object -- of Intl, not of CSS
    <FormattedNumber value={Math.round(value / length)} style="unit" unit={unit} unitDisplay="long" />
  );
}
