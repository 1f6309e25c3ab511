import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { useLocation } from '#src/ui/router.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { DeepLink, Surplus } from './deep-link.ts';
import { focusHeading } from './focus-heading.ts';
import styles from './surplus-notice.module.css';

const found: Readonly<Record<Surplus, { defaultMessage: string }>> = defineMessages({
  unknown: { defaultMessage: 'It had parts that this page does not know.' },
  repeated: { defaultMessage: 'It said one thing more than once, so that nobody knows which was meant.' },
  'too-long': { defaultMessage: 'It had a text that is longer than this page takes.' },
  fragment: { defaultMessage: 'Something stood behind the # sign.' },
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
        title={<FormattedMessage defaultMessage="The link held more than this page reads." />}
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
        <FormattedMessage defaultMessage="It was left aside and taken out of the address. A link to this page never carries a value: if this one held a secret, replace that secret, because addresses are kept in histories and logs." />
      </Notice>
    </div>
  );
}
