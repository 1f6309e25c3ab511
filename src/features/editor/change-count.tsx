import { type ReactNode, useSyncExternalStore } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedList, FormattedMessage } from 'react-intl';
import type { CredentialRows } from './credential-rows.ts';
import type { StoredKeys } from './use-stored-keys.ts';

/** Whether anything is about to change; renders when that changes, and not with each letter. */
export function useIsPending(rows: CredentialRows, stored: StoredKeys): boolean {
  const isTyped = useSyncExternalStore(rows.secrets.subscribe, () => rows.typed().length > 0);
  return isTyped || stored.cleared.size > 0;
}

/** How many credentials change, stay, or go. `lost`: hidden values that a save cannot send along. */
export type Changes = { fresh: number; kept: number; lost: number; cleared: number };

/** Credentials are stored, and all of them stay as they are. */
export function isUnchanged({ fresh, cleared, kept, lost }: Changes): boolean {
  return fresh + cleared === 0 && kept + lost > 0;
}

type ChangeCountProps = {
  rows: CredentialRows;
  stored: StoredKeys;
  children: (changes: Changes) => ReactNode;
};

/** Counts as a person types; the parts around it render no oftener for that. */
export function ChangeCount({ rows, stored, children }: ChangeCountProps) {
  const { secrets } = rows;
  useSyncExternalStore(secrets.subscribe, () => secrets.edits());
  useWatch({ control: rows.form.control, name: 'credentials' });
  const steps = stored.all.map(({ key }) => stored.stepOf(key)?.action);
  const count = (action: string) => steps.filter((one) => one === action).length;
  const fresh = new Set(rows.typed().map(({ key }) => key));
  const replaced = stored.all.filter(({ key }) => fresh.has(key)).length;
  const [lost, cleared] = [count('re-enter'), count('clear')];
  // A row that is open and still holds the stored value changes nothing.
  return children({ fresh: fresh.size, kept: steps.length - replaced - lost - cleared, lost, cleared });
}

/** The same in a sentence. `first`: what the person is most likely to do next, since an authorization loses nothing. */
export function ChangeWords({ changes, first }: { changes: Changes; first: 'authorize' | 'save' }) {
  const { fresh, cleared } = changes;
  const lost = first === 'save' ? changes.lost : 0;
  const kept = changes.kept + changes.lost - lost;
  if (fresh + cleared === 0)
    return isUnchanged(changes) ? (
      <FormattedMessage
        defaultMessage="{count, plural, one {1 stored credential} other {# stored credentials}}, nothing changed"
        values={{ count: kept + lost }}
      />
    ) : (
      <FormattedMessage defaultMessage="Sent to Microsoft Graph once, after you confirm. Never stored here." />
    );
  return (
    <FormattedList
      type="unit"
      value={[
        <FormattedMessage
          key="fresh"
          defaultMessage="{count, plural, =0 {No new values} one {1 new value} other {# new values}}"
          values={{ count: fresh }}
        />,
        ...(kept > 0
          ? [
              <FormattedMessage
                key="kept"
                defaultMessage="{count, plural, one {1 stays as it is} other {# stay as they are}}"
                values={{ count: kept }}
              />,
            ]
          : []),
        ...(lost > 0
          ? [
              <FormattedMessage
                key="lost"
                defaultMessage="{count, plural, one {1 to enter again} other {# to enter again}}"
                values={{ count: lost }}
              />,
            ]
          : []),
        ...(cleared > 0
          ? [
              <FormattedMessage
                key="cleared"
                defaultMessage="{count, plural, one {1 to clear} other {# to clear}}"
                values={{ count: cleared }}
              />,
            ]
          : []),
      ]}
    />
  );
}
