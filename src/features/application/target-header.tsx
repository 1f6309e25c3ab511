import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular, OpenRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useLocation, useNavigate } from '#src/ui/router.tsx';
import type { Cloud } from '#src/config/clouds.ts';
import { portalPage } from '#src/config/portal-link.ts';
import type { ConnectorSource } from '#src/domain/connectors/recognise.ts';
import { listPath } from '#src/domain/list-state.ts';
import type { Target } from '#src/domain/target.ts';
import { connectorNames } from '#src/i18n/connector-names.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { useRecognition } from '#src/requests/page-reads.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { PopoverButton } from '#src/ui/popover-button.tsx';
import { isByLink, stateOf } from './link-state.ts';
import styles from './target-header.module.css';

/** Whose credentials these are: the way back, the name, and one line that distinguishes namesakes. */
export function TargetHeader({ target, cloud }: { target: Target; cloud: Cloud }) {
  const intl = useIntl();
  const location = useLocation();
  const byLink = isByLink(location);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Link to={listPath(location.state, target.kind)} className={styles.back}>
          <span aria-hidden="true" className={styles.chevron}>
            ‹
          </span>
          <FormattedMessage defaultMessage="Applications" />
        </Link>
        <Button
          as="a"
          size="small"
          appearance="subtle"
          icon={<OpenRegular />}
          iconPosition="after"
          href={portalPage(cloud.name, target)}
          target="_blank"
          rel="noreferrer"
        >
          <FormattedMessage defaultMessage="Open in Entra" />
        </Button>
        <PopoverButton
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          name={intl.formatMessage({ defaultMessage: 'More' })}
        >
          <Ids target={target} />
        </PopoverButton>
      </div>
      <PageTitle className={styles.title}>
        <bdi>{target.displayName}</bdi>
      </PageTitle>
      <NameWarning name={target.displayName} />
      <p className={styles.line}>
        {target.kind === 'servicePrincipal' ? (
          <FormattedMessage defaultMessage="Enterprise application" />
        ) : (
          <FormattedMessage defaultMessage="App registration" />
        )}
        <ConnectorName target={target} />
        {target.publisher && (
          <>
            {' · '}
            <bdi translate="no">{target.publisher}</bdi> <NameWarning name={target.publisher} short />
          </>
        )}
      </p>
      {byLink && <LinkLine target={target} />}
    </header>
  );
}

/** The connector, and what it was recognised by. */
function ConnectorName({ target }: { target: Target }) {
  const { connector, source } = useRecognition(target);
  if (!connector) return null;
  const translated = connectorNames[connector.id];
  return (
    <>
      {' · '}
      {translated ? (
        <FormattedMessage {...translated} />
      ) : (
        <bdi translate="no">{connector.names[0]}</bdi>
      )}{' '}
      <span className={styles.source}>
        <SourceWords source={source} />
      </span>
    </>
  );
}

function SourceWords({ source }: { source: ConnectorSource }) {
  switch (source) {
    case 'choice':
      return <FormattedMessage defaultMessage="(your choice)" />;
    case 'job':
      return <FormattedMessage defaultMessage="(from its job)" />;
    case 'gallery':
      return <FormattedMessage defaultMessage="(from its template)" />;
    case 'metadata':
      return <FormattedMessage defaultMessage="(from its template's fields)" />;
    case 'none':
      return null;
  }
}

/**
 * For a target that came from a link: its author chose the target, not the person. It shows both ids without a click,
 * below the tenant and the publisher, and stays until a person dismisses it, over a reload too.
 * The history remembers the dismissal, in this tab and for this target alone: the router replaces the entry.
 */
function LinkLine({ target }: { target: Target }) {
  const location = useLocation();
  const navigate = useNavigate();
  return (
    <div className={styles.link} role="note">
      <p className={styles.line}>
        <FormattedMessage defaultMessage="Opened from a link. Check it's the right app." />{' '}
        {target.publisher === undefined && <FormattedMessage defaultMessage="It names no publisher." />}
        <Button
          size="small"
          appearance="transparent"
          onClick={(event) => {
            // The button goes; the focus stays with the application that was checked.
            event.currentTarget.closest('article')?.querySelector('h1')?.focus({ preventScroll: true });
            navigate(
              { search: location.search },
              {
                replace: true,
                preventScrollReset: true,
                state: { ...stateOf(location.state), byLink: false },
              },
            );
          }}
        >
          <FormattedMessage defaultMessage="Dismiss" />
        </Button>
      </p>
      <Ids target={target} apart />
    </div>
  );
}

/** What distinguishes namesakes for certain. `apart`: outside the menu, where each id has one line of a small screen. */
function Ids({ target, apart = false }: { target: Target; apart?: boolean }) {
  const intl = useIntl();
  const { tenantId, tenantDomain } = useIdentity();
  return (
    <dl className={apart ? `${styles.facts} ${styles.apart}` : styles.facts}>
      <IdFact
        name={<FormattedMessage defaultMessage="Object ID" />}
        id={target.id}
        copyLabel={intl.formatMessage({ defaultMessage: 'Copy the object ID' })}
      />
      <IdFact
        name={<FormattedMessage defaultMessage="App ID" />}
        id={target.appId}
        copyLabel={intl.formatMessage({ defaultMessage: 'Copy the app ID' })}
      />
      {/* Outside the menu the frame of the page shows it already. */}
      {!apart && (
        <div>
          <dt>
            <FormattedMessage defaultMessage="Tenant" />
          </dt>
          <dd translate="no" dir="ltr">
            {tenantDomain ?? tenantId}
          </dd>
        </div>
      )}
    </dl>
  );
}

function IdFact({ name, id, copyLabel }: { name: ReactNode; id: string; copyLabel: string }) {
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
