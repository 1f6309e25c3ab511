import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useLocation } from 'react-router';
import type { Target } from '#src/domain/target.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { listPath } from '#src/domain/list-state.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { KindName } from '#src/ui/kind-name.tsx';
import styles from './target-screen.module.css';

/** Who will get the credentials: name, kind and the ids that tell namesakes apart. */
export function TargetHeader({ target }: { target: Target }) {
  const intl = useIntl();
  const { tenantId, tenantDomain } = useIdentity();
  const objectId = intl.formatMessage({ defaultMessage: 'Copy the object ID' });
  const appId = intl.formatMessage({ defaultMessage: 'Copy the app ID' });
  const back = listPath(useLocation().state, target.kind);
  return (
    <header className={styles.header}>
      <Link to={back} className={styles.back}>
        <FormattedMessage defaultMessage="All applications" />
      </Link>
      <PageTitle className={styles.title}>
        <bdi>{target.displayName}</bdi>
      </PageTitle>
      <NameWarning name={target.displayName} />
      <dl className={styles.facts}>
        <div>
          <dt>
            <FormattedMessage defaultMessage="Kind" />
          </dt>
          <dd>
            <KindName kind={target.kind} />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage defaultMessage="Tenant" />
          </dt>
          <dd translate="no" dir="ltr">
            {tenantDomain ?? tenantId}
          </dd>
        </div>
        <IdFact name={<FormattedMessage defaultMessage="Object ID" />} id={target.id} copyLabel={objectId} />
        <IdFact name={<FormattedMessage defaultMessage="App ID" />} id={target.appId} copyLabel={appId} />
        {target.publisher && (
          <div>
            <dt>
              <FormattedMessage defaultMessage="Publisher" />
            </dt>
            <dd>
              <bdi translate="no">{target.publisher}</bdi> <NameWarning name={target.publisher} short />
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function IdFact({ name, id, copyLabel }: { name: React.ReactNode; id: string; copyLabel: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.id}>
        <span translate="no" dir="ltr">
          {id}
        </span>
        <CopyButton text={() => id} name={copyLabel} />
      </dd>
    </div>
  );
}
