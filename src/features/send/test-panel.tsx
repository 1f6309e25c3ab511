import { Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';
import { TestStored } from './test-stored.tsx';
import styles from './test.module.css';
import type { StoredTesting } from './use-stored-test.ts';

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
          <FormattedMessage defaultMessage="Microsoft documents the test on enterprise applications only, so it is not offered for an app registration. Open the enterprise application of the same app to test what is stored there." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="The provisioning service tries what it keeps at the app on the other side. It changes nothing, and sends nothing that you typed." />
          </p>
          <TestStored target={target} testing={testing} situation="plain" />
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
        <FormattedMessage defaultMessage="What the test really does" />
      </summary>
      <p>
        <FormattedMessage
          defaultMessage="<action>Graph's test</action> has the provisioning service ask the app, by the settings of a job or of a template, for a user that nobody is: <query>one whose matching attribute is a random GUID</query>. It expects the answer 200 with an empty list. So a pass shows that the address, the credentials and the reading of users are right, and not that users can be created or changed. It can fail although provisioning works: <alarm>some apps answer 404 where nobody is found</alarm>, Bitwarden among them. What failed can therefore still be saved, knowingly."
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
        <FormattedMessage defaultMessage="Ask the app yourself, from elsewhere" />
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
