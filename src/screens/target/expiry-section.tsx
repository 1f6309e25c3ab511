import { Suspense } from 'react';
import type { CredentialKey } from '#src/credentials/keys.ts';
import type { Target } from '#src/graph/directory.ts';
import { lazyOr } from '#src/ui/lazy-or.ts';

// Without its parts the page does all that it is for.
const ExpiryPanel = lazyOr(
  () => null,
  () => import('../expiry-notes/expiry-panel.tsx').then((part) => part.ExpiryPanel),
);
const NoteDate = lazyOr(
  () => null,
  () => import('../expiry-notes/note-date.tsx').then((part) => part.NoteDate),
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
export function NoteDateOffer(props: { name: CredentialKey; day: string }) {
  return (
    <Suspense>
      <NoteDate {...props} />
    </Suspense>
  );
}
