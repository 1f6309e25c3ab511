import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import { FailureNotice } from '#src/ui/failure-notice.tsx';
import { focusHeading } from './focus-heading.ts';
import styles from './surplus-notice.module.css';

/** For a person who left the page to sign in again or to consent, and came back without a grant. */
export function ReturnNotice({ failure }: { failure: Failure }) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  return (
    <div className={styles.notice}>
      <FailureNotice
        failure={failure}
        actions={
          <Button
            onClick={(event) => {
              focusHeading(event.currentTarget);
              setDismissed(true);
            }}
          >
            <FormattedMessage defaultMessage="Dismiss" />
          </Button>
        }
      />
    </div>
  );
}
