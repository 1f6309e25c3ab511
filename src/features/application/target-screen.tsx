import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useLocation, useNavigate, useParams } from '#src/ui/router.tsx';
import type { Config } from '#src/config/config.ts';
import { useGraph, useRunningRead } from '#src/requests/graph-context.ts';
import { targetQuery } from '#src/requests/targets.ts';
import { failureOf, type Failure, failureFacts } from '#src/domain/failure/failure.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { TargetBody } from './target-body.tsx';
import { useRenewal } from '#src/features/renewal/use-renewal.ts';
import { type TargetPage, TargetPageContext } from '#src/requests/application-page.ts';
import { isByLink, stateOf } from './link-state.ts';
import { TargetHeader } from './target-header.tsx';
import styles from './target-screen.module.css';
import { Details } from '#src/ui/details.tsx';
import { ProblemPage } from '#src/ui/problem-page.tsx';
import { useOpened } from '#src/requests/use-shortcuts.ts';
import { type PageTab, pageTabOf } from '#src/domain/application-path.ts';

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
