import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { useLocation } from '#src/ui/router.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { DeepLink, Surplus } from './deep-link.ts';
import { focusHeading } from './focus-heading.ts';
import styles from './surplus-notice.module.css';

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
