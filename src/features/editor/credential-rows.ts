import type { UseFormReturn } from 'react-hook-form';
import type { Connector } from '#src/domain/connectors/connector.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import type {
  Allowance,
  CredentialFormValues,
  CredentialRowValues,
} from '#src/domain/credentials/credential.ts';
import type { RowChange } from './fill-rows.ts';
import type { Removals } from './removals.ts';
import type { ValueNotes } from '#src/ui/value-notes.ts';

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
