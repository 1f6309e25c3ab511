import { flushSync } from 'react-dom';
import type { UseFieldArrayReturn, UseFormReturn } from 'react-hook-form';
import { isBlankRow } from '#src/credentials/checks.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { rowsOfConnector } from './connector-rows.ts';
import {
  type Allowance,
  type CredentialFormValues,
  type CredentialRowValues,
  rowFor,
} from './credential-form-values.ts';
import { createDefaultSettings } from './default-settings.ts';
import { focusAfterExpiry, focusAfterRemoval, focusField } from './field-id.ts';
import { fillRows, replaceRows, type RowChange } from './fill-rows.ts';
import { judgeRows } from './judge-rows.ts';
import { createRemovals, type Removals } from './removals.ts';
import { createValueNotes, type ValueNotes } from './rows/value-notes.ts';

/** The rows and all that can be done with them: one object for the life of the form, so that a row renders for itself alone. */
export type CredentialRows = {
  form: UseFormReturn<CredentialFormValues>;
  secrets: SecretFields;
  notes: ValueNotes;
  removals: Removals;
  /** The rows as they are now, the blank one at the end among them. */
  list: () => readonly CredentialRowValues[];
  isBlank: (values: CredentialRowValues) => boolean;
  /** Those that are filled in, with their values: use them at once and let them go. */
  read: () => readonly (CredentialRowValues & { value: string })[];
  /** Looks at the values of all rows, as leaving each field does. */
  look: () => void;
  /** To be called after every change that a person makes to a field. */
  edited: (row: string, field: 'key' | 'value') => void;
  /** To be called when a person has left a field. */
  left: (row: string, field: 'key' | 'value') => void;
  allow: (row: string, what: Allowance) => void;
  add: () => void;
  /** The focus goes to the next row, or stays where whoever calls has put it. */
  remove: (row: string, focus?: 'next' | 'stay') => void;
  restore: () => void;
  /** Up is -1, down is 1; says whether there was a way. */
  move: (row: string, by: -1 | 1) => boolean;
  /** Writes values into their rows, or into new ones. */
  apply: (changes: readonly RowChange[]) => void;
  /** The rows that a connector needs, beside what has been typed. */
  begin: (connector: string | undefined) => void;
  /** These rows and no others, in this order. */
  replaceAll: (rows: readonly RowChange[]) => void;
  onEdit: (listener: () => void) => () => void;
};

type Operations = Pick<
  UseFieldArrayReturn<CredentialFormValues, 'credentials'>,
  'append' | 'remove' | 'insert' | 'move' | 'replace'
>;

const quietly = { shouldFocus: false } as const;

export function createCredentialRows(
  form: UseFormReturn<CredentialFormValues>,
  secrets: SecretFields,
  rows: Operations,
): CredentialRows {
  const notes = createValueNotes(secrets);
  const giveDefault = createDefaultSettings(secrets);
  const removals = createRemovals(({ values }) => {
    secrets.drop(values.row);
    if (removals.list().length === 0) focusAfterExpiry();
  });
  const listeners = new Set<() => void>();
  const list = () => form.getValues('credentials');
  const indexOf = (row: string) => list().findIndex((values) => values.row === row);
  const isBlank = ({ row, key }: CredentialRowValues) =>
    isBlankRow({ key, value: secrets.isBlank(row) ? '' : 'something' });
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const judgeAnew = () => judgeRows(form);
  /** One blank row at the end, never two. */
  const settle = () => {
    const [before, last] = list().slice(-2);
    const only = last ?? before;
    if (!only || !isBlank(only)) rows.append(rowFor(), quietly);
    else if (last && before && isBlank(before)) rows.remove(list().length - 1);
  };
  const look = (row: string) => {
    const values = list().find((candidate) => candidate.row === row);
    if (values) notes.look(row, values.key);
  };
  const filled = () => {
    // The fields have their values as soon as they are on the page.
    requestAnimationFrame(() => list().forEach(({ row }) => look(row)));
    judgeAnew();
    changed();
  };

  return {
    form,
    secrets,
    notes,
    removals,
    list,
    isBlank,
    read: () =>
      list()
        .filter((values) => !isBlank(values))
        .map((values) => ({ ...values, value: secrets.isBlank(values.row) ? '' : secrets.read(values.row) })),
    look: () => {
      for (const { row } of list()) look(row);
    },
    edited(row, field) {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      form.clearErrors(`credentials.${index}.${field}`);
      // Another value does not make the key a better known one.
      const allowed = values.allowed.filter((what) => field === 'value' && what === 'key-unknown');
      if (allowed.length < values.allowed.length) form.setValue(`credentials.${index}.allowed`, allowed);
      settle();
      changed();
    },
    left(row, field) {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      if (field === 'key') {
        giveDefault(row, values.key);
        void form.trigger(`credentials.${index}.key`);
        settle();
      }
      if (!secrets.isBlank(row)) look(row);
      judgeAnew();
    },
    allow(row, what) {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      form.setValue(`credentials.${index}.allowed`, [...values.allowed, what]);
      form.clearErrors(`credentials.${index}.${what === 'key-unknown' ? 'key' : 'value'}`);
      judgeAnew();
    },
    add() {
      settle();
      const last = list().at(-1);
      if (last) focusField(last.row, 'key');
    },
    remove(row, focus = 'next') {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      secrets.stash(row);
      removals.push({ index, values });
      rows.remove(index);
      settle();
      if (focus === 'next') focusAfterRemoval(index);
      judgeAnew();
      changed();
    },
    restore() {
      const latest = removals.pop();
      if (!latest) return;
      rows.insert(Math.min(latest.index, list().length - 1), latest.values, quietly);
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
      judgeAnew();
      changed();
      return true;
    },
    apply(changes) {
      fillRows({ form, secrets, rows }, changes);
      settle();
      filled();
    },
    replaceAll(next) {
      replaceRows({ form, secrets, rows }, next);
      filled();
    },
    begin(connector) {
      rows.replace(rowsOfConnector(connector, secrets, list()));
      filled();
    },
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
