import { Suspense, useId, useState, useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { classOf, type CredentialKey } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import styles from '#src/features/expiry/expiry-notes.module.css';
import { readKept, subscribeToKept } from '#src/storage.ts';
import { Button } from '#src/ui/button.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';

const ExpiryPanel = lazyOr(NotLoaded, () =>
  import('#src/features/expiry/expiry-panel.tsx').then((part) => part.ExpiryPanel),
);
// Without these the page does all that it is for.
const KeyExpiry = lazyOr(
  () => null,
  () => import('#src/features/expiry/expiry-panel.tsx').then((part) => part.KeyExpiry),
);
const NoteDate = lazyOr(
  () => null,
  () => import('#src/features/expiry/expiry-panel.tsx').then((part) => part.NoteDate),
);

/** For a person who is in the form: a value may name its day, and the network may be gone by then. */
export const prefetchExpiry = NoteDate.prefetch;

/** Whether there is anything to show: a date, of whichever application, or that the browser keeps none. */
const hasDates = () => readKept('expiry') !== null;

/** Whether the parts that show dates are wanted; without a date, not before a click. What was shown once stays. */
function useWanted(): {
  isWanted: boolean;
  isAsked: boolean;
  ask: (part: { prefetch: () => Promise<void> }) => void;
} {
  const isNeeded = useSyncExternalStore(subscribeToKept, hasDates);
  const [isAsked, setIsAsked] = useState(false);
  const [isWanted, setIsWanted] = useState(isNeeded);
  if ((isNeeded || isAsked) && !isWanted) setIsWanted(true);
  // The button stays until what replaces it is there, and with it the focus.
  return { isWanted, isAsked, ask: (part) => void part.prefetch().finally(() => setIsAsked(true)) };
}

/** When the credentials of a target expire, as a person noted it. */
export function ExpirySection({ target }: { target: Target }) {
  const { isWanted, isAsked, ask } = useWanted();
  const id = useId();
  if (isWanted)
    return (
      <Suspense>
        <ExpiryPanel target={target} startsInForm={isAsked} />
      </Suspense>
    );
  return (
    <section id={placeIds.expiry} className={`${panel.panel} ${styles.panel}`} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage defaultMessage="Expiry" />
      </h2>
      <p className={styles.lead}>
        <FormattedMessage defaultMessage="Saved in this browser only. Never contains values." />
      </p>
      <Button onClick={() => ask(ExpiryPanel)}>
        <FormattedMessage defaultMessage="Set expiry…" description="Button that opens a form for a date" />
      </Button>
    </section>
  );
}

/** The offer to note the day that a token names. */
export function offerNoteDate(name: CredentialKey, day: string) {
  return (
    <Suspense>
      <NoteDate name={name} day={day} />
    </Suspense>
  );
}

/** When a stored credential expires, beside it. */
export function expiryOfKey(name: CredentialKey, connector: string | undefined) {
  return <KeyDate name={name} connector={connector} />;
}

/** What is no secret does not expire. */
function KeyDate({ name, connector }: { name: CredentialKey; connector: string | undefined }) {
  const intl = useIntl();
  const { isWanted, isAsked, ask } = useWanted();
  if (isWanted)
    return (
      <Suspense>
        <KeyExpiry name={name} connector={connector} startsOpen={isAsked} />
      </Suspense>
    );
  if (classOf(name) !== 'secret') return <span aria-hidden="true">–</span>;
  return (
    <button
      type="button"
      className={styles.date}
      aria-label={intl.formatMessage({ defaultMessage: 'Set date of {key}' }, { key: name })}
      onClick={() => ask(KeyExpiry)}
    >
      <FormattedMessage defaultMessage="Set date" />
    </button>
  );
}
