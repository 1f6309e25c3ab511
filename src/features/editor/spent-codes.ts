import { isOneTime } from '#src/domain/keys/keys.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';

/** Which fields still hold a one-time code that an attempt may have used up. */
export type SpentCodes = {
  add: (sent: readonly CredentialRowValues[]) => void;
  has: (row: string) => boolean;
};

/** Knows a code by how often its field had been changed when it was sent, and keeps nothing of it. */
export function createSpentCodes(secrets: SecretFields): SpentCodes {
  const spent = new Map<string, number>();
  return {
    add(sent) {
      for (const { row, key } of sent) if (isOneTime(key)) spent.set(row, secrets.edits(row));
    },
    has: (row) => spent.get(row) === secrets.edits(row),
  };
}
