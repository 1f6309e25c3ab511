import type { UseFormReturn, UseFieldArrayReturn } from 'react-hook-form';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import type { Connector } from '#src/domain/connectors/connector.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import {
  type Allowance,
  type CredentialFormValues,
  type CredentialRowValues,
  rowFor,
} from '#src/domain/credentials/credential.ts';
import type { Removals } from './removals.ts';
import type { ValueNotes } from '#src/ui/value-notes.ts';
import { connectors } from '#src/domain/connectors/connectors.ts';
import { classOf, formatOf } from '#src/domain/keys/keys.ts';

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
  /** Those whose value a person has typed: neither empty, nor as it is stored. */
  typed: () => readonly CredentialRowValues[];
  /** Whether any value exists that this page did not add by itself. */
  holdTyped: () => boolean;
  /** Checks the values of all rows, as leaving each field does. */
  look: () => void;
  /** Fetches what checks the values; undefined where it is there already. */
  fetchChecks: () => Promise<unknown> | undefined;
  /** Gives a row another key, as a person does who types or chooses one. */
  rename: (row: string, key: string) => void;
  /** To be called after every change that a person makes to a field. */
  edited: (row: string, field: 'key' | 'value') => void;
  /** Gives a row the value that fixes one of its problems. Kept decisions about the value stay. */
  mend: (row: string, value: string) => void;
  /** To be called when a person has left a field. */
  left: (row: string, field: 'key' | 'value') => void;
  allow: (row: string, what: Allowance) => void;
  add: () => void;
  /** The focus goes to the next row, or stays where the caller has put it. */
  remove: (row: string, focus?: 'next' | 'stay') => void;
  restore: () => void;
  /** Takes a row away for good. */
  discard: (row: string) => void;
  /** Up is -1, down is 1; says whether there was a way. */
  move: (row: string, by: -1 | 1) => boolean;
  /** Writes values into their rows, or into new ones. */
  apply: (changes: readonly RowChange[]) => void;
  /** The rows that a connector needs and that are not stored, beside what has been typed. */
  begin: (connector: Connector | undefined) => void;
  /**
   * Says which keys are stored, with each value that Graph returns. A row that waits for one of them goes, since the stored key stands in the list; one that
   * holds a value takes its place.
   */
  setStored: (known: ReadonlyMap<string, string | undefined>) => void;
  /** The row that stands in the place of a stored key. */
  replacementOf: (key: string) => CredentialRowValues | undefined;
  /** Before a review: a secret that was accepted and emptied is stored, so its row has nothing more to send. */
  dropAccepted: () => void;
  /** These rows and no others, in this order. */
  replaceAll: (rows: readonly RowChange[]) => void;
  onEdit: (listener: () => void) => () => void;
};

/** `row`: where the value belongs; undefined for a new row. `called`: the other name by which the key was recognised. */
export type RowChange = { row: string | undefined; key: string; value: string; called?: string };

/** Whether a key is stored, so that a new row for it stands in its place. */
type IsStored = (key: string) => boolean;

type Parts = {
  form: UseFormReturn<CredentialFormValues>;
  secrets: SecretFields;
  rows: Pick<UseFieldArrayReturn<CredentialFormValues, 'credentials'>, 'insert' | 'replace'>;
  isStored: IsStored;
};

/** A new row; of a stored key it takes the place, unless another row has it. */
function newRow(
  key: string,
  isStored: IsStored,
  others: readonly CredentialRowValues[],
): CredentialRowValues {
  const isTaken = others.some(({ replaces }) => replaces === key);
  return isStored(key) && !isTaken ? { ...rowFor(key), replaces: key } : rowFor(key);
}

/** Writes each value into its row, or into a new row before the blank one. */
export function fillRows({ form, secrets, rows, isStored }: Parts, changes: readonly RowChange[]): void {
  const list = form.getValues('credentials');
  const added: CredentialRowValues[] = [];
  for (const { row, key, value, called } of changes) {
    const index = list.findIndex((values) => values.row === row);
    const { called: _, ...before } = list[index] ?? newRow(key, isStored, [...list, ...added]);
    const values = { ...before, key, allowed: [], ...(called !== undefined && { called }) };
    if (index === -1) added.push(values);
    else form.setValue(`credentials.${index}`, values);
    secrets.write(values.row, value);
  }
  if (added.length > 0) rows.insert(list.length - 1, added, { shouldFocus: false });
}

/** Makes these the rows, in this order; what is not among them is forgotten. */
export function replaceRows({ form, secrets, rows, isStored }: Parts, next: readonly RowChange[]): void {
  const present = new Map(form.getValues('credentials').map((values) => [values.row, values]));
  const kept: CredentialRowValues[] = [];
  for (const { row, key, value } of next) {
    const old = row === undefined ? undefined : present.get(row);
    const { replaces, ...rest } = old ?? newRow(key, isStored, kept);
    // Under another key it no longer stands for the stored one.
    const values = { ...rest, key, allowed: [], ...(replaces === key && { replaces }) };
    present.delete(values.row);
    secrets.write(values.row, value);
    kept.push(values);
  }
  for (const row of present.keys()) secrets.drop(row);
  rows.replace([...kept, rowFor()]);
}

/**
 * The rows that a connector needs, in the portal's order, then what a person has typed besides, then the blank one.
 * A row that is there already keeps its value. Without a connector only what was typed stays.
 */
export function rowsOfConnector(
  connector: Connector | undefined,
  { secrets, present = [], stored = new Map() }: Around,
): CredentialRowValues[] {
  const needed =
    connector?.keys.filter(
      ({ key, required }) => required && (!stored.has(key) || present.some((row) => row.key === key)),
    ) ?? [];
  const rows = needed.map(({ key, preset }) => {
    const values = { ...(present.find((row) => row.key === key) ?? rowFor(key)), required: true };
    if (preset !== undefined && secrets.isBlank(values.row)) secrets.write(values.row, preset);
    return values;
  });
  const taken = new Set(rows.map(({ row }) => row));
  const typed = ({ row, key, required }: CredentialRowValues) =>
    secrets.isBlank(row) ? !required && key !== '' : !required || !isPreset(key, secrets.read(row));
  const besides = present
    .filter((values) => !taken.has(values.row) && typed(values))
    .map((values) => ({ ...values, required: false }));
  // The one that waits may have the focus.
  const blank = present.findLast(({ row, key }) => key === '' && !taken.has(row) && secrets.isBlank(row));
  return [...rows, ...besides, blank ?? rowFor()];
}

type Around = {
  secrets: SecretFields;
  present?: readonly CredentialRowValues[];
  /** The stored keys, which need no row. */
  stored?: ReadonlyMap<string, unknown>;
};

/** A row that a connector has brought along and a person has not touched. */
export function isSuggestion({ row, key, required }: CredentialRowValues, secrets: SecretFields): boolean {
  if (!required || holdsFocus(row)) return false;
  return secrets.isBlank(row) ? secrets.edits(row) === 0 : isPreset(key, secrets.read(row));
}

export function holdsFocus(row: string): boolean {
  const id = document.activeElement?.id;
  return id === fieldId(row, 'key') || id === fieldId(row, 'value');
}

/** Whether some connector presets this value. */
export function isPreset(key: string, value: string): boolean {
  return connectors.some(({ keys }) => keys.some((needed) => needed.key === key && needed.preset === value));
}

/** As `writeNotificationSettings` writes it, whose code comes with the control alone. */
const defaultNotifications =
  '{"Enabled":true,"Recipients":"","DeleteThresholdEnabled":false,"DeleteThresholdValue":0}';

/** The string that the control of a setting starts with, since a switch is never without a state; undefined for all else. */
export function defaultSetting(key: string): string | undefined {
  switch (formatOf(key)) {
    case 'boolean-lower':
    case 'boolean-any':
      return 'false';
    case 'boolean-title':
      return 'False';
    case 'notification-settings':
      return defaultNotifications;
    case 'text':
    case 'url':
    case 'guid':
    case 'json-or-text':
    case 'iso-time':
      return undefined;
  }
}

/**
 * What a row begins with that replaces a stored value: the stored text where Graph returns it, since a default in its
 * place would change what the person never touched. A secret always begins empty.
 */
export function startOf(key: string, stored: string | undefined): string {
  return (classOf(key) === 'secret' ? undefined : stored) ?? defaultSetting(key) ?? '';
}

/** The id of a row's field, for labels and for links to it. It goes with the row wherever that is moved. */
export function fieldId(row: string, field: 'key' | 'value'): string {
  return `${row}-${field}`;
}

/** Moves the focus to a field once it is on the page. */
export function focusField(row: string, field: 'key' | 'value'): void {
  focusNextFrame(() => document.getElementById(fieldId(row, field)));
}

/** react-hook-form lets the focus fall to the body; the next row's remove button, or the one before, takes it. */
export function focusAfterRemoval(index: number): void {
  focusNextFrame(() => {
    const buttons = document.querySelectorAll('button[data-remove]');
    return buttons[Math.min(index, buttons.length - 1)] ?? document.querySelector('button[data-add]');
  });
}

/** To be called while the button that undoes a removal is still there: it takes the focus with it when it goes. */
export function focusAfterExpiry(): void {
  if (document.activeElement?.hasAttribute('data-undo'))
    document.querySelector<HTMLButtonElement>('button[data-add]')?.focus();
}
