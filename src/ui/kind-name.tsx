import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/domain/target.ts';

/** The portal's name of a kind, with Graph's beside it. */
export function KindName({ kind }: { kind: TargetKind }) {
  return kind === 'servicePrincipal' ? (
    <FormattedMessage defaultMessage="Enterprise application" />
  ) : (
    <FormattedMessage defaultMessage="App registration" />
  );
}
