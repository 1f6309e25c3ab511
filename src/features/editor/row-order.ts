import { flushSync } from 'react-dom';
import type { UseFieldArrayReturn } from 'react-hook-form';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import type { CredentialFormValues } from '#src/domain/credentials/credential-row.ts';
import type { CredentialRows } from './credential-rows.ts';
import { focusAfterRemoval, focusField } from './field-id.ts';
import type { Removals } from './removals.ts';

type Parts = Pick<CredentialRows, 'list'> & {
  secrets: SecretFields;
  removals: Removals;
  rows: Pick<UseFieldArrayReturn<CredentialFormValues, 'credentials'>, 'insert' | 'move' | 'remove'>;
  /** Sees to the blank row at the end. */
  settle: () => void;
  /** After rows have moved or gone. */
  changed: () => void;
  /** After a row has come back with its value. */
  filled: () => void;
};

/** How rows go, come back and change places; a row keeps its value and the focus all the way. */
export function createRowOrder(parts: Parts): Pick<CredentialRows, 'move' | 'remove' | 'restore'> {
  const { list, secrets, removals, rows, settle, changed, filled } = parts;
  const indexOf = (row: string) => list().findIndex((values) => values.row === row);
  return {
    remove(row, focus = 'next') {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      secrets.stash(row);
      removals.push({ index, values });
      rows.remove(index);
      settle();
      if (focus === 'next') focusAfterRemoval(index);
      changed();
    },
    restore() {
      const latest = removals.pop();
      if (!latest) return;
      rows.insert(Math.min(latest.index, list().length - 1), latest.values, { shouldFocus: false });
      // No more to be lost than when it was typed, whatever has been sent without it.
      secrets.edited(latest.values.row);
      settle();
      focusField(latest.values.row, 'key');
      filled();
    },
    move(row, by) {
      const index = indexOf(row);
      const to = index + by;
      const last = list().length - 1;
      // The blank row stays where it is.
      if (index === -1 || to < 0 || Math.max(index, to) >= last) return false;
      const active = document.activeElement;
      flushSync(() => rows.move(index, to));
      // An element that is moved within the page loses the focus.
      if (active instanceof HTMLElement) active.focus();
      changed();
      return true;
    },
  };
}
