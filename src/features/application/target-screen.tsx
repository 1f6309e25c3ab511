import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useParams } from 'react-router';
import type { Config } from '#src/config/config.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { targetQuery } from '#src/requests/targets.ts';
import { useRunningRead } from '#src/requests/use-running-read.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import { AuthorizePanel } from './authorize-panel.tsx';
import { JobsPanel } from '#src/features/jobs/jobs-panel.tsx';
import { ExpirySection } from './expiry-section.tsx';
import { LinkNotice } from './link-notice.tsx';
import { PreflightPanel } from '#src/features/access/preflight-panel.tsx';
import { RenewalPanel } from '#src/features/renewal/renewal-panel.tsx';
import { useRenewal } from '#src/features/renewal/use-renewal.ts';
import { TargetHeader } from './target-header.tsx';
import { type TargetPage, TargetPageContext } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/receipt.ts';
import { TargetProblem } from './target-problem.tsx';
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

/** The parts of the page of a target that is there. */
function TargetParts({ target, config }: { target: Target; config: Config }) {
  const [mode, setMode] = useState<Mode>('authorize');
  const hold = useHold();
  const renewal = useRenewal(target);
  return (
    <TargetPageContext value={{ target, mode, setMode, report: renewal.report, ...hold }}>
      <article className={styles.page}>
        <TargetHeader target={target} />
        <LinkNotice target={target} />
        <RenewalPanel target={target} state={renewal} />
        <PreflightPanel target={target} config={config} />
        <AuthorizePanel target={target} cloud={config.cloud} />
        <JobsPanel target={target} />
        <ExpirySection target={target} />
      </article>
    </TargetPageContext>
  );
}

/** The way from whoever sends something to whoever guards the page. */
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
