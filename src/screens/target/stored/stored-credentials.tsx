import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { canClear, keysTo, planSave, type ReEnterReason, withRecent } from '#src/credentials/plan-save.ts';
import { type Failure, failureOf } from '#src/failure.ts';
import { cut, cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { ReadFailure } from '../read-failure.tsx';
import { choicesOfRow, choicesOfSave, untouchedStep } from './stored-choices.ts';
import { StoredItem } from './stored-item.tsx';
import type { StoredPanelProps } from './stored-panel.tsx';
import styles from './stored-panel.module.css';
import { useStored } from './use-stored.ts';
import { WindowProgress } from '../attempt-progress.tsx';

/** The stored keys one by one, each with what can be done with it; or why they cannot be read. */
export function StoredCredentials({ target, keys, mode, choices, recent }: StoredPanelProps) {
  const intl = useIntl();
  const { query, running, inWindow, openWindow, closeWindow } = useStored(target);
  const status = useRef<HTMLParagraphElement>(null);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const reading = query.isFetching && !inWindow;
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  // A save has to decide about what this page has stored and Graph does not tell of yet, too.
  const stored = query.data ? (mode === 'save' ? withRecent(query.data, recent) : query.data) : [];
  const [most, setMost] = useState(cutStep);
  // What a save would drop is shown before all else, or a person could not decide it.
  const undecided = new Set(
    mode === 'save' && stored.length > most
      ? keysTo(planSave(stored, keys, choices.cleared, recent), 're-enter')
      : [],
  );
  const more = () => {
    const grow = () => setMost(most + cutStep);
    // The button goes away with the last of them.
    if (most + cutStep >= stored.length) fromHere(grow);
    else grow();
  };
  const shown = cut(stored, most, ({ key }) => undecided.has(key));
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
          <ul className={mode === 'save' ? `${styles.list} ${styles.decided}` : styles.list}>
            {shown.map((place) => {
              const credential = stored[place];
              if (!credential) return null;
              const { key, value } = credential;
              const means = {
                ...choices,
                replace: () => choices.replace(key, value.kind === 'plain' ? value.text : undefined),
              };
              const hasRow = keys.includes(key);
              // Nothing says that a key comes once only; it is decided once.
              const earlier = stored.slice(0, place).filter((other) => other.key === key).length;
              const offered =
                mode === 'save'
                  ? choicesOfSave(intl, { key, stored, recent }, hasRow, means)
                  : choicesOfRow(intl, key, hasRow, means);
              const step = untouchedStep(key, stored, recent);
              return (
                <StoredItem
                  key={`${key} ${earlier}`}
                  credential={credential}
                  choices={earlier === 0 ? offered : []}
                  note={
                    mode === 'save' && (
                      <SaveNote
                        stored={key}
                        because={
                          place >= (query.data?.length ?? 0)
                            ? 'untold'
                            : step?.action === 're-enter'
                              ? step.because
                              : undefined
                        }
                        isOpen={offered.every(({ chosen }) => !chosen)}
                      />
                    )
                  }
                />
              );
            })}
          </ul>
          <ListCut shown={shown.length} total={stored.length} onMore={more} />
          <p className={styles.note}>
            {mode === 'save' ? (
              <FormattedMessage defaultMessage="What Graph tells of a key is sent along as it is, unless you replace or clear it. What it hides this page cannot send: enter it again to keep it." />
            ) : (
              <FormattedMessage defaultMessage="Keep sends nothing for a key, Replace gives it a row in the form. Clearing a key is not possible here: only a save can do that, since it replaces the whole stored set." />
            )}
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

type SaveNoteProps = {
  stored: string;
  /** Why it cannot be kept as it is; `untold`: this page has stored it, and Graph does not tell of it yet. */
  because: ReEnterReason | 'untold' | undefined;
  isOpen: boolean;
};

/** What the choices of a key do not say by themselves. */
function SaveNote({ stored, because, isOpen }: SaveNoteProps) {
  return (
    <>
      {because === 'twice' && (
        <FormattedMessage defaultMessage="Graph lists this key twice, so nobody can say which value counts: enter it again to keep it." />
      )}
      {because === 'recent' && (
        <FormattedMessage defaultMessage="This page has changed it, and Graph may still tell what was before: enter it again to keep it." />
      )}
      {because === 'untold' && (
        <FormattedMessage defaultMessage="This page has sent it, and Graph does not tell of it yet: enter it again to keep it." />
      )}{' '}
      {isOpen && <FormattedMessage defaultMessage="Not decided yet: a save would drop it." />}{' '}
      {!canClear(stored) && (
        <FormattedMessage defaultMessage="Graph does not let this one be cleared; replace it to switch the mails off." />
      )}
    </>
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
