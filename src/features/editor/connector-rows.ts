import { connectorById, connectors } from '#src/domain/connectors/connectors.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { type CredentialRowValues, rowFor } from '#src/domain/credentials/credential-row.ts';

/**
 * The rows that a connector needs, in its guide's order, then what a person has typed besides, then the blank one.
 * A row that is there already keeps its value. Without a connector only what was typed stays.
 */
export function rowsOfConnector(
  id: string | undefined,
  secrets: SecretFields,
  present: readonly CredentialRowValues[] = [],
): CredentialRowValues[] {
  const needed =
    (id === undefined ? undefined : connectorById(id))?.keys.filter(({ required }) => required) ?? [];
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
  return [...rows, ...besides, rowFor()];
}

/** Whether some connector brings this value along. */
export function isPreset(key: string, value: string): boolean {
  return connectors.some(({ keys }) => keys.some((needed) => needed.key === key && needed.preset === value));
}
