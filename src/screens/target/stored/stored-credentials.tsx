import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { type Failure, failureOf } from '#src/failure.ts';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { ReadFailure } from '../read-failure.tsx';
import { StoredItem } from './stored-item.tsx';
import type { StoredPanelProps } from './stored-panel.tsx';
import styles from './stored-panel.module.css';
import { useStored } from './use-stored.ts';
import { WindowProgress } from '../window-progress.tsx';

/** The stored keys one by one, each to be kept or replaced; or why they cannot be read. */
export function StoredCredentials({ target, keys, onReplace, onKeep }: StoredPanelProps) {
  const { query, running, inWindow, openWindow, closeWindow } = useStored(target);
  const status = useRef<HTMLParagraphElement>(null);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const reading = query.isFetching && !inWindow;
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const stored = query.data ?? [];
  return (
    <div tabIndex={-1} className={styles.stored}>
      <p ref={status} role="status" tabIndex={-1} className={styles.status}>
        <StoredStatus reading={reading} failure={failure} count={query.data?.length} />
      </p>
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {reading && running?.slow && <WaitNotice read={running} />}
      {failure && (
        <ReadFailure
          failure={failure}
          denied={<FormattedMessage defaultMessage="Your account may not read what is stored." />}
          onRetry={() => fromHere(() => void query.refetch())}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {stored.length > 0 && (
        <>
          <ul className={styles.list}>
            {stored.map((credential, place) => (
              // Nothing says that a key comes once only.
              <StoredItem
                key={`${credential.key} ${stored.slice(0, place).filter(({ key }) => key === credential.key).length}`}
                credential={credential}
                replaced={keys.includes(credential.key)}
                onReplace={() => onReplace(credential.key)}
                onKeep={() => onKeep(credential.key)}
              />
            ))}
          </ul>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Keep sends nothing for a key, Replace gives it a row in the form. Clearing a key is not possible here: authorizing cannot do that, and Graph clears one only where the whole stored set is replaced." />
          </p>
        </>
      )}
      {query.data && (
        <Button
          size="small"
          icon={<ArrowClockwiseRegular />}
          disabledFocusable={query.isFetching}
          onClick={() => void query.refetch()}
        >
          <FormattedMessage defaultMessage="Read again" />
        </Button>
      )}
    </div>
  );
}

type StoredStatusProps = { reading: boolean; failure: Failure | undefined; count: number | undefined };

/** The one sentence on what is stored; why it cannot be read, and what reading it takes, is said below. */
function StoredStatus({ reading, failure, count }: StoredStatusProps) {
  if (reading) return <FormattedMessage defaultMessage="Reading what is stored…" />;
  if (count !== undefined)
    return (
      <FormattedMessage
        defaultMessage="{count, plural, =0 {Nothing is stored, or nothing that Graph tells.} one {One key is stored.} other {# keys are stored.}}"
        values={{ count }}
      />
    );
  if (!failure || failure.kind === 'needs-interaction') return null;
  return failure.kind === 'cancelled' ? (
    <FormattedMessage defaultMessage="What is stored was not read." />
  ) : (
    <FormattedMessage defaultMessage="What is stored could not be read." />
  );
}
