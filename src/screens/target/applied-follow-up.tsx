import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/graph/directory.ts';
import styles from './applied-follow-up.module.css';
import { goToPlace, placeIds } from './places.ts';

/** What Graph has just taken credentials for. */
type Verb = 'authorize' | 'save';

type AppliedFollowUpProps = {
  verb: Verb;
  kind: TargetKind;
  /** Begins the test of what is stored; called from the click that may open Entra's window. */
  onTest: () => void;
};

/** After a 204, which says little by itself: what has changed and what not, and what can be done next. */
export function AppliedFollowUp({ verb, kind, onTest }: AppliedFollowUpProps) {
  const heading = useId();
  const { changed, unchanged } = effects[verb];
  return (
    <section className={styles.after} aria-labelledby={heading}>
      <h3 id={heading}>
        <FormattedMessage defaultMessage="What this changed, and what not" />
      </h3>
      <ul className={styles.effects}>
        <li>
          <CheckmarkRegular aria-hidden="true" />
          <span>{changed}</span>
        </li>
        {[...unchanged, noStart, noRelease].map((text, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is fixed
          <li key={at}>
            <SubtractRegular aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {kind === 'servicePrincipal' && (
        <div className={styles.next}>
          <Button
            onClick={() => {
              goToPlace(placeIds.stored);
              onTest();
            }}
          >
            <FormattedMessage defaultMessage="Test what is stored" />
          </Button>
          <Button onClick={() => goToPlace(placeIds.jobs)}>
            <FormattedMessage defaultMessage="Look at the job" />
          </Button>
        </div>
      )}
    </section>
  );
}

const noStart = <FormattedMessage defaultMessage="Not changed: no job was started or restarted." />;
const noRelease = (
  <FormattedMessage defaultMessage="Not changed: a job in quarantine stays there until its next attempt succeeds, or until it is restarted." />
);

/** https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken and -serviceprincipal-put-synchronization */
const effects: Readonly<Record<Verb, { changed: ReactNode; unchanged: readonly ReactNode[] }>> = {
  authorize: {
    changed: (
      <FormattedMessage defaultMessage="Changed: the provisioning service keeps what it has been given, and the tokens that it got for it." />
    ),
    unchanged: [
      <FormattedMessage
        key="others"
        defaultMessage="Not changed: other keys that were stored stay as they were."
      />,
    ],
  },
  save: {
    changed: (
      <FormattedMessage defaultMessage="Changed: what is stored is now what was saved, and nothing else: a save replaces the whole set." />
    ),
    unchanged: [
      <FormattedMessage
        key="sign-in"
        defaultMessage="Not changed: nobody signed in at the app on the other side, so whether it takes the credentials is not known yet."
      />,
    ],
  },
};
