import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { failureOf } from '#src/failure.ts';
import type { Target } from '#src/graph/directory.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { StoredFailure } from '../stored/stored-failure.tsx';
import { useStored } from '../stored/use-stored.ts';
import { WindowProgress } from '../stored/window-progress.tsx';
import type { Ended } from '../use-submit.ts';
import { compareStored, type KeyCheck } from './compare-stored.ts';
import styles from './unknown-steps.module.css';

/** The keys that were sent beside those that are stored, read when this comes up. Takes the focus of the button it replaces. */
export function StoredCheck({ ended, target }: { ended: Ended; target: Target }) {
  const { query, inWindow, openWindow, closeWindow } = useStored(target);
  const status = useRef<HTMLParagraphElement>(null);
  // The focus lies outside React.
  useEffect(() => status.current?.focus(), []);
  /** For buttons that go away with what they answer. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const now = query.isFetching ? undefined : query.data?.map(({ key }) => key);
  return (
    <>
      <p ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {query.isFetching && !inWindow && <FormattedMessage defaultMessage="Reading what is stored…" />}
        {now && (
          <FormattedMessage
            defaultMessage="Read at {time}:"
            values={{ time: <FormattedTime value={query.dataUpdatedAt} timeStyle="medium" /> }}
          />
        )}
      </p>
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {failure && (
        <StoredFailure
          failure={failure}
          onRetry={() => fromHere(() => void query.refetch())}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {now && (
        <>
          <ul className={styles.checks}>
            {compareStored(ended.receipt.keys, now, ended.storedBefore).map((check) => (
              <li key={check.key}>
                <CheckText check={check} />
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Graph may lag behind by minutes: read again before you take a key that is not stored for a no." />
          </p>
          <div>
            <Button icon={<ArrowClockwiseRegular />} onClick={() => fromHere(() => void query.refetch())}>
              <FormattedMessage defaultMessage="Read again" />
            </Button>
          </div>
        </>
      )}
    </>
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
