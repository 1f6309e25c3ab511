import type { Connector } from '#src/domain/connectors/connector.ts';
import { connectors } from '#src/domain/connectors/connectors.ts';
import { type CredentialRowValues, rowFor } from '#src/domain/credentials/credential.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { fieldId } from './field-id.ts';

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
