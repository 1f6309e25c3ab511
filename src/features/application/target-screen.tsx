import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, openedKey, useLocation, useNavigate, useParams } from '#src/ui/router.tsx';
import type { Config } from '#src/config/config.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { targetQuery } from '#src/requests/targets.ts';
import { useRunningRead } from '#src/requests/use-running-read.ts';
import { failureOf, type Failure } from '#src/domain/failure/failure.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { PreflightPanel } from '#src/features/access/preflight-panel.tsx';
import { TargetTabs } from './target-tabs.tsx';
import { useRenewal } from '#src/features/renewal/use-renewal.ts';
import { type TargetPage, TargetPageContext } from '#src/requests/application-page.ts';
import styles from './target-screen.module.css';
import { Details } from '#src/ui/details.tsx';
import { failureFacts } from '#src/domain/failure/facts.ts';
import { ProblemPage } from '#src/ui/problem-page.tsx';
import { Button } from '@fluentui/react-components';
import { Notice } from '#src/ui/notice.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { useOpened } from '#src/requests/use-shortcuts.ts';
import { listPath } from '#src/domain/list-state.ts';
import { useRecognition } from '#src/requests/page-reads.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { type PageTab, pageTabOf } from '#src/domain/page-tab.ts';
import { KindName } from '#src/ui/kind-name.tsx';

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

/** The parts of the page for an existing target. */
function TargetParts({ target, config }: { target: Target; config: Config }) {
  useOpened(target);
  const hold = useHold();
  const renewal = useRenewal(target);
  const { tab, openTab } = usePageTab();
  /** On a small screen, whether the renewal takes the place of the page. */
  const [renewing, setRenewing] = useState(false);
  const report = (activity: Activity) => {
    renewal.report(activity);
    // What did not work is read where it stands; what did leads on.
    if (activity.kind !== 'preflight')
      setRenewing(renewal.renewal !== undefined && activity.result === 'good');
  };
  return (
    <TargetPageContext value={{ target, tab, openTab, report, ...hold }}>
      <article className={styles.page}>
        <TargetHeader target={target} />
        <LinkNotice target={target} />
        <PreflightPanel target={target} config={config} />
        <TargetTabs
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

function stateOf(state: unknown): object {
  return typeof state === 'object' && state !== null ? state : {};
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
      <ProblemPage title={<FormattedMessage defaultMessage="The address holds no valid object ID." />}>
        <FormattedMessage defaultMessage="An object ID is a GUID: 32 hexadecimal digits in five groups. The link may have been cut off; ask for it again, or find the application by its name." />
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
      <FormattedMessage defaultMessage="It may have been deleted, or the ID may be an app ID, an object ID of the other kind, or from another tenant. The search takes all of these." />
    </ProblemPage>
  );
}

/** Whether a link or a bookmark opened this page, and the person has not yet dismissed the notice that says so. */
function isByLink({ key, state }: { key: string; state: unknown }): boolean {
  return key === openedKey || Reflect.get(stateOf(state), 'byLink') === true;
}

/**
 * For a target that came from a link: its author chose the target, not the person. It stands right below the name,
 * the
 * tenant, both ids and the publisher. It stays until a person dismisses it, over a reload too.
 * The history remembers the dismissal, in this tab and for this target alone: the router replaces the entry.
 */
function LinkNotice({ target }: { target: Target }) {
  const location = useLocation();
  const navigate = useNavigate();
  if (!isByLink(location)) return null;
  return (
    <Notice
      intent="info"
      title={<FormattedMessage defaultMessage="You came here by a link." />}
      actions={
        <Button
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
          <FormattedMessage defaultMessage="This is the one" />
        </Button>
      }
    >
      {target.publisher === undefined ? (
        <FormattedMessage defaultMessage="Check that this is the application you mean, by its name, tenant and IDs above. It names no publisher." />
      ) : (
        <FormattedMessage defaultMessage="Check that this is the application you mean, by its name, tenant, IDs and publisher above." />
      )}
    </Notice>
  );
}

/** Who will get the credentials: name, kind and the ids that distinguish namesakes. */
function TargetHeader({ target }: { target: Target }) {
  const intl = useIntl();
  const { tenantId, tenantDomain } = useIdentity();
  const { connector } = useRecognition(target);
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
        {connector && (
          <div>
            <dt>
              <FormattedMessage defaultMessage="Connector" />
            </dt>
            <dd>{connector.names[0]}</dd>
          </div>
        )}
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
