import { FormattedMessage } from 'react-intl';
import { PassingButton } from '#src/ui/timed-button.tsx';
import styles from './picker-screen.module.css';

/** The way to the next page. */
export function MoreTargets({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  return (
    <div className={styles.more}>
      <PassingButton size="large" disabledFocusable={loading} onClick={onMore}>
        {loading ? (
          <FormattedMessage defaultMessage="Loading more…" />
        ) : (
          <FormattedMessage defaultMessage="Show more" />
        )}
      </PassingButton>
    </div>
  );
}
