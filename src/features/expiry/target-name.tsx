import type { UseQueryResult } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { Link, useLocation } from 'react-router';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { listState } from '#src/domain/list-state.ts';
import { targetPath } from '#src/domain/application-path.ts';
import styles from './expiry-notes.module.css';

type TargetNameProps = { note: ExpiryNote; query: UseQueryResult<Target> };

/** The link to a target, under its name once that is read, under its id before; and whether it is still there. */
export function TargetName({ note: { kind, target }, query: { data, error } }: TargetNameProps) {
  const { search } = useLocation();
  const failure = error ? failureOf(error) : undefined;
  const gone = failure?.kind === 'refused' && failure.status === 404;
  return (
    <span className={styles.target}>
      <Link to={targetPath(kind, target)} state={listState(search)} className={styles.link}>
        {data ? <bdi>{data.displayName}</bdi> : <Verbatim>{target}</Verbatim>}
      </Link>
      {data && <NameWarning name={data.displayName} short />}
      {kind === 'application' && (
        <span className={styles.kind}>
          <FormattedMessage defaultMessage="App registration" />
        </span>
      )}
      {gone && (
        <span className={styles.gone}>
          <FormattedMessage defaultMessage="No longer in this tenant" />
        </span>
      )}
    </span>
  );
}
