import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import { sourceLink } from '#src/ui/source-link.tsx';
import type { TestPanelProps } from './test-panel.tsx';
import { TestStored } from './test-stored.tsx';
import styles from './test.module.css';

const VendorPanel = lazyOr(NotLoaded, () => import('./vendor-panel.tsx').then((part) => part.VendorPanel));

/** The test, and what it does. */
export function TestPart({ target, testing, connector }: TestPanelProps) {
  return (
    <>
      <TestStored target={target} testing={testing} situation="plain" />
      <div className={styles.folds}>
        <Explained />
        <VendorFold connector={connector} />
      </div>
    </>
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
