import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { MoreHorizontalRegular, OpenRegular } from '@fluentui/react-icons';
import { useLocation, useNavigate, useParams, Link, openedKey } from '#src/ui/router.tsx';
import type { Config } from '#src/config/config.ts';
import { useGraph, useRunningRead, useIdentity } from '#src/requests/graph-context.ts';
import { targetQuery } from '#src/requests/targets.ts';
import { failureOf, type Failure, failureFacts } from '#src/domain/failure/failure.ts';
import { type Target, type TargetKind, type PageTab, pageTabOf } from '#src/domain/target.ts';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { useRenewal } from '#src/features/renewal/use-renewal.ts';
import { type TargetPage, TargetPageContext } from '#src/requests/application-page.ts';
import { Details } from '#src/ui/details.tsx';
import { ProblemPage } from '#src/ui/problem-page.tsx';
import { useOpened } from '#src/requests/use-shortcuts.ts';
import type { Cloud } from '#src/config/clouds.ts';
import { portalPage } from '#src/config/portal-link.ts';
import type { ConnectorSource } from '#src/domain/connectors/recognise.ts';
import { listPath } from '#src/domain/list-place.ts';
import { connectorOf } from '#src/domain/connectors/connectors.ts';
import { connectorNames } from '#src/i18n/connector-names.ts';
import { useRecognition } from '#src/requests/page-reads.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { PopoverButton } from '#src/ui/popover-button.tsx';
import { TargetBody } from './target-body.tsx';
import styles from './target-screen.module.css';

/** The page of one service principal or application: who it is, and the form that gives it credentials. */
export function TargetScreen({ kind, config }: { kind: TargetKind; config: Config }) {
  const { id = '' } = useParams();
  const graph = useGraph();
  const options = targetQuery(graph, kind, id);
  const query = useQuery(options);
  const running = useRunningRead(options.queryKey);
  const failure = query.error ? failureOf(query.error) : undefined;
  if (query.data) {
    // Another target is another page: nothing typed for one may ever be sent to the other.
    return <TargetParts key={`${kind}/${query.data.id}`} target={query.data} config={config} />;
  }
  if (failure?.kind === 'unsafe' || (failure?.kind === 'refused' && failure.status === 404)) {
    return <TargetProblem failure={failure} kind={kind} />;
  }
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.page}>
      {failure ? (
        <>
          <PageTitle key="failed" className={styles.title}>
            {failure.kind === 'cancelled' ? (
              <FormattedMessage defaultMessage="This application was not loaded." />
            ) : (
              <FormattedMessage defaultMessage="This application could not be loaded." />
            )}
          </PageTitle>
          <PassingFailure
            failure={failure}
            onRetry={() => void query.refetch()}
            onSignIn={(claims) => void graph.signInAgain('read', claims)}
          />
        </>
      ) : (
        <>
          <PageTitle key="loading" as="loading" className={`${styles.title} ${styles.loading}`}>
            <FormattedMessage defaultMessage="Loading the application…" />
          </PageTitle>
          {running?.slow && <WaitNotice read={running} />}
        </>
      )}
    </div>
  );
}

/** What the parts of the page share, for an existing target. */
function TargetParts({ target, config }: { target: Target; config: Config }) {
  useOpened(target);
  const hold = useHold();
  const renewal = useRenewal(target);
  const { tab, openTab } = usePageTab();
  /** On a small screen, whether the renewal takes the place of the page. */
  const [renewing, setRenewing] = useState(false);
  const report = (activity: Activity) => {
    renewal.report(activity);
    if (!renewal.renewal) return;
    const isGood = activity.result === 'good';
    // What did not work is read where it stands; what did leads on.
    if (activity.kind === 'test-typed' || activity.kind === 'authorize' || activity.kind === 'save')
      setRenewing(isGood);
    if (activity.kind === 'restart' && !isGood) {
      setRenewing(false);
      openTab('job');
    }
  };
  return (
    <TargetPageContext value={{ target, tab, openTab, report, ...hold }}>
      <article className={styles.page}>
        <TargetHeader target={target} cloud={config.cloud} />
        <TargetBody
          target={target}
          config={config}
          renewal={renewal}
          renewing={renewing}
          setRenewing={setRenewing}
        />
      </article>
    </TargetPageContext>
  );
}

/** The tab in the address: a reload and a link keep it, and the history does not fill with it. */
function usePageTab(): { tab: PageTab; openTab: (tab: PageTab) => void } {
  const location = useLocation();
  const navigate = useNavigate();
  const tab = pageTabOf(new URLSearchParams(location.search));
  return {
    tab,
    openTab(next) {
      if (next === tab) return;
      const params = new URLSearchParams(location.search);
      if (next === 'credentials') params.delete('tab');
      else params.set('tab', next);
      navigate(
        { search: params.size > 0 ? `?${params.toString()}` : '' },
        {
          replace: true,
          preventScrollReset: true,
          state: { ...stateOf(location.state), byLink: isByLink(location) },
        },
      );
    },
  };
}

/** Connects the code that sends to the code that guards the page. */
function useHold(): Pick<TargetPage, 'holdWhile' | 'isHeld'> {
  const senders = useRef(new Set<() => boolean>());
  return useMemo(
    () => ({
      holdWhile: (isUnderWay) => {
        senders.current.add(isUnderWay);
        return () => void senders.current.delete(isUnderWay);
      },
      isHeld: () => [...senders.current].some((isUnderWay) => isUnderWay()),
    }),
    [],
  );
}

type TargetProblemProps = {
  failure: Extract<Failure, { kind: 'unsafe' } | { kind: 'refused' }>;
  kind: TargetKind;
};

/** The address has an invalid id, or one that this tenant does not know. */
function TargetProblem({ failure, kind }: TargetProblemProps) {
  if (failure.kind === 'unsafe') {
    return (
      <ProblemPage title={<FormattedMessage defaultMessage="That link has no valid object ID." />}>
        <FormattedMessage defaultMessage="An object ID is a GUID. Check the link, or search for the application by name." />
      </ProblemPage>
    );
  }
  return (
    <ProblemPage
      title={
        kind === 'servicePrincipal' ? (
          <FormattedMessage defaultMessage="This tenant has no enterprise application with that object ID." />
        ) : (
          <FormattedMessage defaultMessage="This tenant has no app registration with that object ID." />
        )
      }
      details={<Details facts={failureFacts(failure)} />}
    >
      <FormattedMessage defaultMessage="It may be deleted, in another tenant, or the wrong kind of ID. Search accepts any ID." />
    </ProblemPage>
  );
}

const GalleryEnd = lazyOr<{ template: string }>(
  () => null,
  () => import('./gallery-end.tsx').then((part) => part.GalleryEnd),
);

/** Whose credentials these are: the way back, the name, and one line that distinguishes namesakes. */
export function TargetHeader({ target, cloud }: { target: Target; cloud: Cloud }) {
  const intl = useIntl();
  const location = useLocation();
  const byLink = isByLink(location);
  const template = target.applicationTemplateId;
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Link to={listPath(location.state, target.kind)} className={styles.back}>
          <span aria-hidden="true" className={styles.chevron}>
            ‹
          </span>
          <FormattedMessage defaultMessage="Applications" />
        </Link>
        <ButtonLink
          size="small"
          appearance="subtle"
          icon={<OpenRegular />}
          iconPosition="after"
          href={portalPage(cloud.name, target)}
          target="_blank"
          rel="noreferrer"
        >
          <FormattedMessage defaultMessage="Open in Entra" />
        </ButtonLink>
        <PopoverButton
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          name={intl.formatMessage({ defaultMessage: 'More' })}
        >
          <Ids target={target} />
        </PopoverButton>
      </div>
      <PageTitle className={styles.name}>
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
      {template !== undefined && connectorOf(target)?.general !== true && (
        <Suspense>
          <GalleryEnd template={template} />
        </Suspense>
      )}
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

export function stateOf(state: unknown): object {
  return typeof state === 'object' && state !== null ? state : {};
}

/** Whether a link or a bookmark opened this page, and the person has not yet dismissed the line that says so. */
export function isByLink({ key, state }: { key: string; state: unknown }): boolean {
  return key === openedKey || Reflect.get(stateOf(state), 'byLink') === true;
}
