import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { useLocation } from '#src/ui/router.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { DeepLink, Surplus } from './deep-link.ts';
import styles from './start-notices.module.css';
import type { Failure } from '#src/domain/failure/failure.ts';
import { FailureNotice } from '#src/ui/failure-notice.tsx';

const found: Readonly<Record<Surplus, { defaultMessage: string }>> = defineMessages({
  unknown: { defaultMessage: 'It had unknown parts.' },
  repeated: { defaultMessage: 'It had the same part more than once.' },
  'too-long': { defaultMessage: 'It had a text that was too long.' },
  fragment: { defaultMessage: 'It had text after the # sign.' },
});

/** Says that a link held more than this page reads. What it held is not shown: it may be a lie, or a secret. */
export function SurplusNotice({ link: { pathname, surplus } }: { link: DeepLink }) {
  const here = useLocation().pathname;
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || here !== pathname) return null;
  return (
    <div className={styles.notice}>
      <Notice
        intent="warning"
        title={<FormattedMessage defaultMessage="Part of the link was ignored." />}
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
      >
        <ul className={styles.list}>
          {surplus.map((what) => (
            <li key={what}>
              <FormattedMessage {...found[what]} />
            </li>
          ))}
        </ul>
        <FormattedMessage defaultMessage="It was removed from the address. If it contained a secret, replace that secret: browsers and logs keep addresses." />
      </Notice>
    </div>
  );
}

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

/** For a button that goes with its notice: the focus stays on the page that the notice was about. */
function focusHeading(button: HTMLElement): void {
  button.closest('main')?.querySelector('h1')?.focus({ preventScroll: true });
}
