import { Suspense } from 'react';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';

// Without its parts the page does all that it is for.
const ExpiryPanel = lazyOr(
  () => null,
  () => import('#src/features/expiry/expiry-panel.tsx').then((part) => part.ExpiryPanel),
);
const NoteDate = lazyOr(
  () => null,
  () => import('#src/features/expiry/note-date.tsx').then((part) => part.NoteDate),
);

/** When the credentials of a target expire, as a person noted it. */
export function ExpirySection({ target }: { target: Target }) {
  return (
    <Suspense>
      <ExpiryPanel target={target} />
    </Suspense>
  );
}

/** The offer to note the day that a token names. */
export function offerNoteDate(name: CredentialKey, day: string) {
  return (
    <Suspense>
      <NoteDate name={name} day={day} />
    </Suspense>
  );
}

const KeyExpiry = lazyOr(
  () => null,
  () => import('#src/features/expiry/key-expiry.tsx').then((part) => part.KeyExpiry),
);

/** When a stored credential expires, beside it. */
export function expiryOfKey(name: CredentialKey, connector: string | undefined) {
  return (
    <Suspense>
      <KeyExpiry name={name} connector={connector} />
    </Suspense>
  );
}
