import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { useStored } from '#src/requests/use-stored.ts';
import type { Ended } from './use-submit.ts';
import { Check } from '#src/ui/read-panel.tsx';
import { compareStored, type KeyCheck } from '#src/domain/save-plan/compare-stored.ts';
import styles from '#src/ui/steps.module.css';

/** The keys that were sent beside those that are stored, read when this comes up. */
export function StoredCheck({ ended, target }: { ended: Ended; target: Target }) {
  const read = useStored(target);
  return (
    <Check
      read={read}
      reading={<FormattedMessage defaultMessage="Reading what is stored…" />}
      denied={<FormattedMessage defaultMessage="Your account may not read what is stored." />}
    >
      {(stored) => (
        <>
          <ul className={styles.checks}>
            {compareStored(
              ended.receipt.keys,
              stored.map(({ key }) => key),
              ended.storedBefore,
            ).map((check) => (
              <li key={check.key}>
                <CheckText check={check} />
              </li>
            ))}
            {ended.dropped.map((dropped) => (
              <li key={`dropped ${dropped}`}>
                <DroppedText dropped={dropped} stored={stored.some(({ key }) => key === dropped)} />
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Graph may lag behind by minutes: read again before you take a key that is not stored for a no." />
          </p>
        </>
      )}
    </Check>
  );
}

/** A key that a save was to drop tells more than those that it sent. */
function DroppedText({ dropped, stored }: { dropped: string; stored: boolean }) {
  const values = { key: <Verbatim>{dropped}</Verbatim> };
  return stored ? (
    <FormattedMessage
      defaultMessage="{key} is still stored, and this save was to drop it: most likely it took no effect yet."
      values={values}
    />
  ) : (
    <FormattedMessage
      defaultMessage="{key} is not stored any more, which this save was to do: most likely it took effect."
      values={values}
    />
  );
}

function CheckText({ check: { key, now, before } }: { check: KeyCheck }) {
  const values = { key: <Verbatim>{key}</Verbatim> };
  if (now === 'absent')
    return before === 'stored' ? (
      <FormattedMessage
        defaultMessage="{key} is not stored any more: it was before this attempt."
        values={values}
      />
    ) : (
      <FormattedMessage defaultMessage="{key} is not stored." values={values} />
    );
  switch (before) {
    case 'absent':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, and was not before: most likely this attempt did that."
          values={values}
        />
      );
    case 'stored':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, as it was before: that says nothing about its value."
          values={values}
        />
      );
    case 'unread':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored; whether since this attempt, this page cannot tell."
          values={values}
        />
      );
  }
}
