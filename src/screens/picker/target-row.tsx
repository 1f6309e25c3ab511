import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { Target } from '#src/graph/directory.ts';
import { targetPath } from '../target-path.ts';
import styles from './target-list.module.css';

/** One target in two lines: the name is the link, the ids tell namesakes apart. */
export function TargetRow({ target }: { target: Target }) {
  return (
    <div className={styles.row}>
      <Link to={targetPath(target.kind, target.id)} className={styles.name}>
        <bdi>{target.displayName}</bdi>
      </Link>
      <p className={styles.second}>
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
