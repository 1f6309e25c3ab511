import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, useLocation } from '#src/ui/router.tsx';
import type { Target } from '#src/domain/target.ts';
import { nameSigns } from '#src/ui/name-signs.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { listState } from '#src/domain/list-state.ts';
import { targetPath } from '#src/domain/application-path.ts';
import styles from './target-list.module.css';

/** One target in two lines: the name is the link, the ids distinguish namesakes. */
export function TargetRow({ target }: { target: Target }) {
  const warning = useId();
  const { search } = useLocation();
  // A warning about the publisher stands in its place, and the name's before it: both count for the link.
  const doubtful = [target.displayName, target.publisher ?? ''].find((name) => nameSigns(name).length > 0);
  return (
    <div className={styles.row}>
      <Link
        to={targetPath(target.kind, target.id)}
        state={listState(search)}
        className={styles.name}
        {...(doubtful !== undefined && { 'aria-describedby': warning })}
      >
        <bdi>{target.displayName}</bdi>
      </Link>
      <p className={styles.second}>
        {doubtful !== undefined && <NameWarning id={warning} name={doubtful} short />}
        {target.publisher && (
          <span className={styles.publisher}>
            <bdi>{target.publisher}</bdi>
          </span>
        )}
        <span>
          <FormattedMessage
            defaultMessage="App ID {id}"
            values={{
              id: (
                <span translate="no" dir="ltr">
                  {target.appId}
                </span>
              ),
            }}
          />
        </span>
        {target.enabled === false && (
          <span className={styles.off}>
            <FormattedMessage defaultMessage="Sign-in disabled" />
          </span>
        )}
      </p>
    </div>
  );
}
