import { Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';
import styles from './test.module.css';
import type { StoredTesting } from './use-stored-test.ts';

// It comes with the first look at its tab, or with the first test.
const TestStored = lazyOr(NotLoaded, () => import('./test-progress.tsx').then((part) => part.TestStored));
const VendorPanel = lazyOr(NotLoaded, () => import('./vendor-panel.tsx').then((part) => part.VendorPanel));

type TestPanelProps = {
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
              <TestStored target={target} testing={testing} situation="plain" />
            </Suspense>
          )}
          <div className={styles.folds}>
            <Explained />
            <VendorFold connector={connector} />
          </div>
        </>
      )}
    </section>
  );
}

const learn = 'https://learn.microsoft.com';
const sources = {
  action: sourceLink(`${learn}/graph/api/synchronization-synchronizationjob-validatecredentials`),
  query: sourceLink(`${learn}/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups`),
  // A Microsoft engineer on a test that was answered with 404.
  alarm: sourceLink(`${learn}/answers/questions/1611014/is-there-a-format-validator-on-the-base-scim-url-p`),
};

function Explained() {
  return (
    <details className={styles.fold}>
      <summary>
        <FormattedMessage defaultMessage="How this test works" />
      </summary>
      <p>
        <FormattedMessage
          defaultMessage="Through <action>Graph's test</action>, Entra asks the app for <query>a user who doesn't exist</query> and expects an empty list. A pass covers the address, the credentials and reading, not writing. <alarm>Some apps answer 404 instead</alarm> and fail while provisioning works."
          description="Help: how a test works"
          values={sources}
        />
      </p>
    </details>
  );
}

/** The part behind it comes when it is unfolded for the first time. */
function VendorFold({ connector }: { connector: string | undefined }) {
  const [wanted, setWanted] = useState(false);
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setWanted(currentTarget.open)}>
      <summary>
        <FormattedMessage defaultMessage="Run the same query yourself" />
      </summary>
      {wanted && (
        <Suspense
          fallback={
            <p>
              <FormattedMessage defaultMessage="Loading…" />
            </p>
          }
        >
          <VendorPanel connector={connector} />
        </Suspense>
      )}
    </details>
  );
}
