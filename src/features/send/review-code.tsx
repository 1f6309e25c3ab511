import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { SnippetRequest } from '#src/domain/snippets/quoting.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import styles from '#src/ui/review-dialog.module.css';

const CodePanel = lazyOr(NotLoaded, () => import('#src/ui/code-panel.tsx').then((part) => part.CodePanel));

/** The call that is about to be made, as code, for whoever asks. */
export function ReviewCode({ request }: { request: SnippetRequest }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.asCode} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <FormattedMessage defaultMessage="Show the call as code" />
      </summary>
      <Suspense>{open && <CodePanel request={request} />}</Suspense>
    </details>
  );
}
