import { useEffect, useRef, useState } from 'react';
import { useFieldArray, useForm, type UseFieldArrayReturn, type UseFormReturn } from 'react-hook-form';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { classOf, isOneTime } from '#src/domain/keys/keys.ts';
import { useSecretFields, type SecretFields } from '#src/ui/secret-fields.ts';
import {
  type CredentialFormValues,
  type CredentialRowValues,
  type Allowance,
  rowFor,
} from '#src/domain/credentials/credential.ts';
import { credentialResolver } from './credential-resolver.ts';
import { isBlankRow } from '#src/domain/checks/checks.ts';
import {
  type CredentialRows,
  fillRows,
  replaceRows,
  holdsFocus,
  isPreset,
  isSuggestion,
  rowsOfConnector,
  defaultSetting,
  focusAfterExpiry,
  focusField,
  focusAfterRemoval,
} from './credential-rows.ts';
import { createRemovals, type Removals } from './removals.ts';
import { createValueNotes } from '#src/ui/value-notes.ts';
import { fetchChecks, valueParts } from './problem-text.tsx';
import { flushSync } from 'react-dom';

/**
 * The form of one target: keys as form state, the values beside it in their own inputs. `connector`: the one that the rows
 * are for, by its method.
 */
export function useCredentialForm(connector: Connector | undefined) {
  const secrets = useSecretFields();
  const [begin] = useState(() => rowsOfConnector(connector, { secrets }));
  const [spent] = useState(() => createSpentCodes(secrets));
  const form = useForm<CredentialFormValues>({
    defaultValues: { credentials: begin },
    resolver: credentialResolver((row) => (secrets.isBlank(row) ? '' : secrets.read(row)), spent.has),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { fields, ...operations } = useFieldArray({ control: form.control, name: 'credentials' });
  const [rows] = useState(() => createCredentialRows(form, secrets, operations));
  // Leaving the page does not lose values that the person did not type, or that were accepted.
  const calm = useRef(0);
  useEffect(() => {
    calm.current = secrets.edits();
  }, [secrets]);
  // The rows follow the connector, which a person chooses or the page recognises later than it opens.
  const shown = useRef(connector);
  useEffect(() => {
    if (shown.current === connector) return;
    shown.current = connector;
    // Outside the effect, where React can be made to render at once.
    queueMicrotask(() => rows.begin(connector));
  }, [rows, connector]);
  const { errors, submitCount: attempt } = form.formState;
  return {
    rows,
    fields,
    errors,
    /** How often a review has been tried. */
    attempt,
    /** Whether leaving would lose values. */
    hasTyped: () => secrets.edits() !== calm.current && rows.holdTyped(),
    /** The outcome of these rows is unknown: a one-time code among them must not be sent again. */
    maybeUsed: spent.add,
    /** Whether a row still holds a code that an attempt may have used up. */
    isSpent: spent.has,
    /** Graph has taken these rows: their secrets go, all else stays. */
    accepted: (sent: readonly CredentialRowValues[]) => {
      const emptied = sent.filter(({ key }) => classOf(key) === 'secret').map(({ row }) => row);
      secrets.clear(emptied);
      rows.accept(emptied);
      form.reset(undefined, { keepValues: true });
      calm.current = secrets.edits();
    },
  };
}

/** Which fields still hold a one-time code that an attempt may have used up. */
type SpentCodes = {
  add: (sent: readonly CredentialRowValues[]) => void;
  has: (row: string) => boolean;
};

/** Knows a code by how often its field had been changed when it was sent, and keeps nothing of it. */
function createSpentCodes(secrets: SecretFields): SpentCodes {
  const spent = new Map<string, number>();
  return {
    add(sent) {
      for (const { row, key } of sent) if (isOneTime(key)) spent.set(row, secrets.edits(row));
    },
    has: (row) => spent.get(row) === secrets.edits(row),
  };
}

/** react-hook-form's, which stay the same as long as the form. */
type Operations = Pick<
  UseFieldArrayReturn<CredentialFormValues, 'credentials'>,
  'append' | 'remove' | 'insert' | 'move' | 'replace'
>;

const quietly = { shouldFocus: false } as const;

function createCredentialRows(
  form: UseFormReturn<CredentialFormValues>,
  secrets: SecretFields,
  rows: Operations,
): CredentialRows & { accept: (emptied: readonly string[]) => void } {
  const notes = createValueNotes(secrets);
  /** What each stored key holds, where Graph returns it. */
  let stored: ReadonlyMap<string, string | undefined> = new Map();
  /** How often each field had been changed when it was emptied because its value had been accepted. */
  const accepted = new Map<string, number>();
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
  const lookAtAll = () => list().forEach(({ row }) => look(row));
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
  const isStored = (key: string) => stored.has(key);
  /** Makes these the rows; the focus stays in the row that has it. */
  const put = (next: CredentialRowValues[]) => {
    const active = document.activeElement;
    flushSync(() => rows.replace(next));
    // An element that is moved within the page loses the focus.
    if (active instanceof HTMLElement && active.isConnected && active !== document.activeElement)
      active.focus({ preventScroll: true });
  };
  const forget = (gone: readonly CredentialRowValues[]) => {
    for (const { row } of gone) secrets.drop(row);
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
    typed: () =>
      list().filter(
        ({ row, key, replaces }) =>
          !secrets.isBlank(row) && !(replaces !== undefined && secrets.read(row) === stored.get(key)),
      ),
    holdTyped: () =>
      secrets.filled().some((id) => {
        const values = list().find(({ row }) => row === id);
        if (!values) return true;
        const value = secrets.read(id);
        if (values.replaces !== undefined && value === stored.get(values.key)) return false;
        return value !== defaultSetting(values.key) && !isPreset(values.key, value);
      }),
    look: lookAtAll,
    fetchChecks,
    rename(row, key) {
      const index = indexOf(row);
      const values = list()[index];
      if (!values) return;
      form.setValue(`credentials.${index}.key`, key);
      // A person who renames the key has seen it.
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
        if (values.replaces !== undefined && values.replaces !== values.key) {
          const { replaces: _, ...rest } = values;
          put(list().map((other) => (other.row === row ? rest : other)));
        }
        giveDefault(row, values.key);
        void form.trigger(`credentials.${indexOf(row)}.key`);
        settle();
      }
      look(row);
      judgeAnew();
      void fetchChecks()?.then(judgeAnew, () => undefined);
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
      fillRows({ form, secrets, rows, isStored }, changes);
      settle();
      filled();
    },
    replaceAll(next) {
      replaceRows({ form, secrets, rows, isStored }, next);
      filled();
    },
    // None of these is an edit of a person: the outcome of the last send stays in view.
    begin(connector) {
      put(rowsOfConnector(connector, { secrets, stored, present: list() }));
      // A preset alone is no reason to fetch them.
      if (valueParts.now()) lookAtAll();
      judgeAnew();
    },
    setStored(known) {
      stored = known;
      const before = list();
      const gone = before.filter((values) => isStored(values.key) && isSuggestion(values, secrets));
      const taken = new Set(before.flatMap(({ replaces }) => replaces ?? []));
      const next = before
        .filter((values) => !gone.includes(values))
        .map((values) => {
          if (!isStored(values.key) || taken.has(values.key) || holdsFocus(values.row)) return values;
          taken.add(values.key);
          return { ...values, replaces: values.key };
        });
      if (next.length === before.length && next.every((values, at) => values === before[at])) return;
      put(next);
      forget(gone);
      settle();
      judgeAnew();
    },
    replacementOf: (key) => list().find(({ replaces }) => replaces === key),
    dropAccepted() {
      const gone = list().filter(
        ({ row, key }) => isStored(key) && secrets.isBlank(row) && accepted.get(row) === secrets.edits(row),
      );
      if (gone.length === 0) return;
      rows.remove(gone.map(({ row }) => indexOf(row)));
      forget(gone);
      settle();
      judgeAnew();
    },
    accept(emptied) {
      for (const row of emptied) accepted.set(row, secrets.edits(row));
    },
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Call this after every change of the rows. From the first attempt on, the form names every problem until it is
 * fixed.
 * Before that it names none, and only keeps true what one key says of another.
 */
function judgeRows(form: UseFormReturn<CredentialFormValues>): void {
  const keys = form
    .getValues('credentials')
    .flatMap(({ key }, index) => (key === '' ? [] : [`credentials.${index}.key` as const]));
  void form.trigger(form.formState.submitCount > 0 ? undefined : keys);
}

/**
 * Gives a setting the initial string of its control. An unedited string goes when the key
 * changes to another one: it would be sent as that key's value.
 */
function createDefaultSettings(secrets: SecretFields): (row: string, key: string) => void {
  const given = new Map<string, number>();
  return (row, key) => {
    const start = defaultSetting(key) ?? '';
    const untouched = given.get(row) === secrets.edits(row);
    if (!untouched && !secrets.isBlank(row)) return;
    if ((secrets.isBlank(row) ? '' : secrets.read(row)) === start) return;
    secrets.write(row, start);
    given.set(row, secrets.edits(row));
  };
}

type Parts = Pick<CredentialRows, 'list'> & {
  secrets: SecretFields;
  removals: Removals;
  rows: Pick<UseFieldArrayReturn<CredentialFormValues, 'credentials'>, 'insert' | 'move' | 'remove'>;
  /** Keeps a blank row at the end. */
  settle: () => void;
  /** After rows have moved or gone. */
  changed: () => void;
  /** After a row has come back with its value. */
  filled: () => void;
};

/** How rows go, come back and change places; a row keeps its value and the focus all the way. */
function createRowOrder(parts: Parts): Pick<CredentialRows, 'move' | 'remove' | 'restore' | 'discard'> {
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
    discard(row) {
      const index = indexOf(row);
      if (index === -1) return;
      rows.remove(index);
      secrets.drop(row);
      settle();
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
      // The blank row stays where it is, and so does a row in the place of a stored key.
      if (index === -1 || to < 0 || Math.max(index, to) >= last) return false;
      if (list()[index]?.replaces !== undefined || list()[to]?.replaces !== undefined) return false;
      const active = document.activeElement;
      flushSync(() => rows.move(index, to));
      // An element that is moved within the page loses the focus.
      if (active instanceof HTMLElement) active.focus();
      changed();
      return true;
    },
  };
}
