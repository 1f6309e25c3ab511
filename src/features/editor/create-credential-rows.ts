import { createRowOrder } from './row-order.ts';
import type { UseFieldArrayReturn, UseFormReturn } from 'react-hook-form';
import { isBlankRow } from '#src/domain/checks/checks.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { isPreset, rowsOfConnector } from './connector-rows.ts';
import {
  type Allowance,
  type CredentialFormValues,
  type CredentialRowValues,
  rowFor,
} from '#src/domain/credentials/credential-row.ts';
import type { CredentialRows } from './credential-rows.ts';
import { createDefaultSettings } from './default-settings.ts';
import { focusAfterExpiry, focusField } from './field-id.ts';
import { fillRows, replaceRows } from './fill-rows.ts';
import { judgeRows } from './judge-rows.ts';
import { createRemovals } from './removals.ts';
import { defaultSetting } from './default-setting.ts';
import { createValueNotes } from '#src/ui/value-notes.ts';

/** react-hook-form's, which stay the same as long as the form. */
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
  const lookAtAll = () => {
    for (const { row } of list()) look(row);
  };
  const settled = () => {
    judgeAnew();
    changed();
  };
  const filled = () => {
    lookAtAll();
    settled();
  };
  const touched = (row: string, field: 'key' | 'value', isKept: (what: Allowance) => boolean) => {
    const index = indexOf(row);
    const values = list()[index];
    if (!values) return;
    form.clearErrors(`credentials.${index}.${field}`);
    const kept = values.allowed.filter(isKept);
    if (kept.length < values.allowed.length) form.setValue(`credentials.${index}.allowed`, kept);
    settle();
    changed();
  };
  const edited = (row: string, field: 'key' | 'value') =>
    // What is said of a value is said of it under its key; the key stays allowed whatever its value.
    touched(row, field, (what) => field === 'value' && what === 'key-unknown');

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
    holdTyped: () =>
      secrets.filled().some((id) => {
        const values = list().find(({ row }) => row === id);
        if (!values) return true;
        const value = secrets.read(id);
        return value !== defaultSetting(values.key) && !isPreset(values.key, value);
      }),
    look: lookAtAll,
    rename(row, key) {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      form.setValue(`credentials.${index}.key`, key);
      // Whoever names the key anew has seen it.
      if (values.called !== undefined && values.key !== key)
        form.setValue(`credentials.${index}.called`, undefined);
      edited(row, 'key');
    },
    edited,
    mend(row, value) {
      secrets.write(row, value);
      touched(row, 'value', () => true);
      look(row);
      judgeAnew();
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
      look(row);
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
    ...createRowOrder({ list, secrets, removals, rows, settle, changed: settled, filled }),
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
