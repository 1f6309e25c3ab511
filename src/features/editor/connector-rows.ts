import { connectorById, connectors } from '#src/domain/connectors/connectors.ts';
import { type CredentialRowValues, rowFor } from '#src/domain/credentials/credential-row.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { fieldId } from './field-id.ts';

/**
 * The rows that a connector needs, in its guide's order, then what a person has typed besides, then the blank one.
 * A row that is there already keeps its value. Without a connector only what was typed stays.
 */
export function rowsOfConnector(
  id: string | undefined,
  { secrets, isCertain, present = [], stored = new Map() }: Around,
): CredentialRowValues[] {
  const needed =
    (id === undefined ? undefined : connectorById(id))?.keys.filter(
      ({ key, required }) => required && (!stored.has(key) || present.some((row) => row.key === key)),
    ) ?? [];
  // An offer begins in the row that waits, so that the first row stays what it is for a person who is about to type there.
  let waiting = isCertain ? undefined : present.find(({ row, key }) => key === '' && secrets.isBlank(row));
  const rows = needed.map(({ key, preset }) => {
    const own = present.find((row) => row.key === key) ?? waiting ?? rowFor(key);
    if (own === waiting) waiting = undefined;
    const { required: _, suggested: __, ...before } = own;
    const values: CredentialRowValues = {
      ...before,
      key,
      required: isCertain,
      ...(!isCertain && { suggested: true }),
    };
    if (preset !== undefined && secrets.isBlank(values.row)) secrets.write(values.row, preset);
    return values;
  });
  const taken = new Set(rows.map(({ row }) => row));
  const typed = ({ row, key, required, suggested }: CredentialRowValues) => {
    const isOffered = required || suggested === true;
    return secrets.isBlank(row) ? !isOffered && key !== '' : !isOffered || !isPreset(key, secrets.read(row));
  };
  const besides = present
    .filter((values) => !taken.has(values.row) && typed(values))
    .map((values) => {
      const { suggested: _, ...rest } = values;
      return { ...rest, required: false };
    });
  // The one that waits may have the focus.
  const blank = present.findLast(({ row, key }) => key === '' && !taken.has(row) && secrets.isBlank(row));
  return [...rows, ...besides, blank ?? rowFor()];
}

type Around = {
  secrets: SecretFields;
  /** Whether the connector needs the rows; else they are offered, since a job's template fits more than one connector. */
  isCertain: boolean;
  present?: readonly CredentialRowValues[];
  /** The stored keys, which need no row. */
  stored?: ReadonlyMap<string, unknown>;
};

/** A row that a connector has brought along and a person has not touched. */
export function isSuggestion(
  { row, key, required, suggested }: CredentialRowValues,
  secrets: SecretFields,
): boolean {
  if (!(required || suggested) || holdsFocus(row)) return false;
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
