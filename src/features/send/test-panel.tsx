import { Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';
import styles from './test.module.css';
import type { StoredTesting } from './use-stored-test.ts';

// It comes with the first look at its tab, or with the first test.
const TestPart = lazyOr(NotLoaded, () => import('./test-part.tsx').then((part) => part.TestPart));

export type TestPanelProps = {
  target: Target;
  testing: StoredTesting;
  /** Id of the connector that was chosen in the form. */
  connector: string | undefined;
};

/**
 * Whether the stored credentials work. This panel asks the provisioning service; another part asks the application
 * itself.
 */
export function TestPanel({ target, testing, connector }: TestPanelProps) {
  const heading = useId();
  const { tab } = useTargetPage();
  const [wanted, setWanted] = useState(false);
  if (!wanted && (tab === 'job' || testing.test.state !== 'idle')) setWanted(true);
  return (
    <section
      id={placeIds.stored}
      tabIndex={-1}
      className={`${panel.panel} ${styles.panel}`}
      aria-labelledby={heading}
    >
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Test connection" />
      </h2>
      {target.kind === 'application' ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Only enterprise applications can be tested." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Tests the stored credentials. Changes nothing." />
          </p>
          {wanted && (
            <Suspense>
              <TestPart target={target} testing={testing} connector={connector} />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
}
