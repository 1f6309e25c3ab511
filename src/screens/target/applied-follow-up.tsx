import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/graph/directory.ts';
import type { SubmitReceipt } from '#src/graph/receipt.ts';
import styles from './applied-follow-up.module.css';
import { goToPlace, placeIds } from './places.ts';
import { verbs } from './verbs.tsx';

type AppliedFollowUpProps = {
  verb: SubmitReceipt['verb'];
  kind: TargetKind;
  /** Begins the test of what is stored; called from the click that may open Entra's window. */
  onTest: () => void;
};

/** After a 204, which says little by itself: what has changed and what not, and what can be done next. */
export function AppliedFollowUp({ verb, kind, onTest }: AppliedFollowUpProps) {
  const heading = useId();
  const { effects } = verbs[verb];
  if (!effects) return null;
  const { changed, unchanged } = effects;
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
        {unchanged.map((text, at) => (
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
