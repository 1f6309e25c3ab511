import { Button, ToggleButton } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import panel from '#src/ui/panel.module.css';
import styles from './stored-panel.module.css';
import {
  type RecentKeys,
  canClear,
  keysTo,
  planSave,
  type ReEnterReason,
  withRecent,
} from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import type { Mode } from '#src/domain/receipt.ts';
import type { SaveChoices } from './use-save-choices.ts';
import { ArrowClockwiseRegular, CheckmarkRegular } from '@fluentui/react-icons';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { cut, cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { choicesOfRow, choicesOfSave, untouchedStep, type StoredChoice } from './stored-choices.ts';
import { useStored } from '#src/requests/use-stored.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import { storedItemId } from './stored-item-id.ts';

/**
 * The stored credentials. The page reads them when a person asks for them or wants to save, and forgets them when it
 * hides them.
 */
export function StoredPanel(props: StoredPanelProps) {
  const { target, mode } = props;
  const heading = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Stored now" />
      </h2>
      {target.kind === 'application' ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Microsoft documents reading the stored keys on enterprise applications only, so for an app registration this page cannot show them." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Which keys the provisioning service keeps for this application. It tells addresses and settings, and of a secret only that there is one." />
          </p>
          {/* A save replaces all of it, so it is in view as long as one is prepared. */}
          {mode !== 'save' && (
            <Button onClick={() => setOpen(!open)}>
              {open ? (
                <FormattedMessage defaultMessage="Hide what is stored" />
              ) : (
                <FormattedMessage defaultMessage="Show what is stored" />
              )}
            </Button>
          )}
          {(open || mode === 'save') && <StoredCredentials {...props} />}
        </>
      )}
    </section>
  );
}

/** The stored keys one by one, each with what can be done with it; or why they cannot be read. */
function StoredCredentials({ target, keys, mode, choices, recent }: StoredPanelProps) {
  const intl = useIntl();
  const read = useStored(target);
  const [most, setMost] = useState(cutStep);
  // A save must also decide about what this page has stored and Graph does not return yet.
  const withSaved = (data: readonly StoredCredential[]) =>
    mode === 'save' ? withRecent(data, recent) : data;
  return (
    <div tabIndex={-1} className={styles.stored}>
      <ReadPanel
        read={read}
        role="status"
        className={styles.status}
        denied={<FormattedMessage defaultMessage="Your account may not read what is stored." />}
        renderNews={({ reading, failure, data }) => (
          <StoredStatus reading={reading} failure={failure} count={data?.length} />
        )}
      >
        {({ data }, fromHere) => {
          const stored = data ? withSaved(data) : [];
          // What a save would drop is shown before all else, or a person could not decide it.
          const undecided = new Set(
            mode === 'save' && stored.length > most
              ? keysTo(planSave(stored, keys, choices.cleared, recent), 're-enter')
              : [],
          );
          const shown = cut(stored, most, ({ key }) => undecided.has(key));
          return (
            <>
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
                                  place >= (data?.length ?? 0)
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
                  <ListCut
                    shown={shown.length}
                    total={stored.length}
                    onMore={() => setMost(most + cutStep)}
                    onLast={fromHere}
                  />
                  <p className={styles.note}>
                    {mode === 'save' ? (
                      <FormattedMessage defaultMessage="What Graph tells of a key is sent along as it is, unless you replace or clear it. What it hides this page cannot send: enter it again to keep it." />
                    ) : (
                      <FormattedMessage defaultMessage="Keep sends nothing for a key, Replace gives it a row in the form. Clearing a key is not possible here: only a save can do that, since it replaces the whole stored set." />
                    )}
                  </p>
                </>
              )}
              {data && (
                <Button
                  size="small"
                  icon={<ArrowClockwiseRegular />}
                  disabledFocusable={read.query.isFetching}
                  onClick={() => void read.query.refetch()}
                >
                  <FormattedMessage defaultMessage="Read again" />
                </Button>
              )}
            </>
          );
        }}
      </ReadPanel>
    </div>
  );
}

type SaveNoteProps = {
  stored: string;
  /** Why the save cannot keep it unchanged; `untold`: this page has stored it, and Graph does not return it yet. */
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

/** The one sentence on the stored credentials. Below it, the panel says why it cannot read them, and what reading takes. */
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

type StoredPanelProps = {
  target: Target;
  /** The keys that are in the form now. */
  keys: readonly string[];
  /** What the form is for. */
  mode: Mode;
  /** What a person decides about each key. */
  choices: SaveChoices;
  /** What this page has just made of the stored keys. */
  recent: RecentKeys;
};

type StoredItemProps = {
  credential: StoredCredential;
  /** What can be done with it, one of which is chosen at most; none where an earlier item of the same key has them. */
  choices: readonly StoredChoice[];
  /** Why one of them is missing, or that none is chosen. */
  note?: React.ReactNode;
};

/** One stored key: what it is, what the page knows of its value, and what the next send does with it. */
function StoredItem({ credential: { key, value }, choices, note }: StoredItemProps) {
  const known = findKey(key);
  return (
    <li className={styles.item}>
      <div className={styles.name}>
        <span>
          {known ? (
            <FormattedMessage {...keyLabels[known]} />
          ) : (
            <FormattedMessage defaultMessage="Not in Microsoft's published list" />
          )}
        </span>
        <code dir="ltr" translate="no">
          {key}
        </code>
      </div>
      <div className={styles.value}>
        {value.kind === 'hidden' ? (
          <span className={styles.hidden}>
            <FormattedMessage defaultMessage="stored, hidden" />
          </span>
        ) : value.text === '' ? (
          <span className={styles.hidden}>
            <FormattedMessage defaultMessage="stored, empty" />
          </span>
        ) : (
          <code dir="ltr" translate="no">
            {value.text}
          </code>
        )}
      </div>
      {choices.length > 0 && (
        <div role="group" aria-label={key} id={storedItemId(key)} className={styles.choice}>
          {choices.map(({ name, label, chosen, choose }) => (
            <ToggleButton
              key={name}
              size="small"
              className={styles.option}
              checked={chosen}
              // Colour alone would not mark the chosen one.
              {...(chosen && { icon: <CheckmarkRegular /> })}
              aria-label={name}
              onClick={choose}
            >
              {label}
            </ToggleButton>
          ))}
          {note && <p className={styles.remark}>{note}</p>}
        </div>
      )}
    </li>
  );
}
