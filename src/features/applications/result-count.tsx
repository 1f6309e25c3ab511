import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { TargetKind } from '#src/domain/target.ts';

type ResultCountProps = { kind: TargetKind; shown: number; total: number };

/** How many there are and how many are on the page. */
export function ResultCount({ kind, shown, total }: ResultCountProps) {
  return (
    <>
      {kind === 'servicePrincipal' ? (
        <FormattedMessage
          defaultMessage="{total, plural, one {# enterprise application} other {# enterprise applications}}"
          values={{ total }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="{total, plural, one {# app registration} other {# app registrations}}"
          values={{ total }}
        />
      )}
      {shown < total && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="the first {shown, number} are shown" values={{ shown }} />
        </>
      )}
    </>
  );
}

/** In its place while nobody knows how many there are; why, is said below. */
export function NotListed({ failure }: { failure: Failure }) {
  return failure.kind === 'cancelled' ? (
    <FormattedMessage defaultMessage="The list was not loaded." />
  ) : (
    <FormattedMessage defaultMessage="The list could not be loaded." />
  );
}
