import type { CredentialKey } from '#src/domain/keys/keys.ts';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';

/** Ids are compared as they are written, and directories write them in either case. */
export function noteOf(
  tenantId: string,
  { kind, id }: Pick<Target, 'kind' | 'id'>,
  key: CredentialKey,
  expires: string,
  noted: string,
): ExpiryNote {
  return { tenant: tenantId.toLowerCase(), kind, target: id.toLowerCase(), key, expires, noted };
}
