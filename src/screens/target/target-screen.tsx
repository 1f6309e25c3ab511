import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useParams } from 'react-router';
import type { Cloud } from '#src/clouds.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { targetQuery } from '#src/data/targets.ts';
import { useRunningRead } from '#src/data/use-running-read.ts';
import { failureOf } from '#src/failure.ts';
import type { Target, TargetKind } from '#src/graph/directory.ts';
import { PassingFailure } from '#src/ui/passing-failure.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { WaitNotice } from '../wait-notice.tsx';
import { AuthorizePanel } from './authorize-panel.tsx';
import { ExpirySection } from './expiry-section.tsx';
import { LinkNotice } from './link-notice.tsx';
import { TargetHeader } from './target-header.tsx';
import { type Mode, TargetPageContext } from './target-page.ts';
import { TargetProblem } from './target-problem.tsx';
import styles from './target-screen.module.css';

/** The page of one service principal or application: who it is, and the form that gives it credentials. */
export function TargetScreen({ kind, cloud }: { kind: TargetKind; cloud: Cloud }) {
  const { id = '' } = useParams();
  const graph = useGraph();
  const options = targetQuery(graph, kind, id);
  const query = useQuery(options);
  const running = useRunningRead(options.queryKey);
  const failure = query.error ? failureOf(query.error) : undefined;
  if (query.data) {
    // Another target is another page: nothing typed for one may ever be sent to the other.
    return <TargetParts key={`${kind}/${query.data.id}`} target={query.data} cloud={cloud} />;
  }
  if (failure?.kind === 'unsafe' || (failure?.kind === 'refused' && failure.status === 404)) {
    return <TargetProblem failure={failure} kind={kind} />;
  }
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.page}>
      {failure ? (
        <>
          <PageTitle className={styles.title}>
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
          <p role="status" className={styles.loading}>
            <FormattedMessage defaultMessage="Loading the application…" />
          </p>
          {running?.slow && <WaitNotice read={running} />}
        </>
      )}
    </div>
  );
}

/** The parts of the page of a target that is there. */
function TargetParts({ target, cloud }: { target: Target; cloud: Cloud }) {
  const [mode, setMode] = useState<Mode>('authorize');
  return (
    <TargetPageContext value={{ target, mode, setMode, report: () => undefined }}>
      <article className={styles.page}>
        <TargetHeader target={target} />
        <LinkNotice target={target} />
        <AuthorizePanel target={target} cloud={cloud} />
        <ExpirySection target={target} />
      </article>
    </TargetPageContext>
  );
}
