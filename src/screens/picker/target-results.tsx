import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import { type TargetSearch, targetsQuery } from '#src/data/targets.ts';
import { failureOf } from '#src/failure.ts';
import { ResultCount } from './result-count.tsx';
import { TargetList } from './target-list.tsx';
import { TargetListSkeleton } from './target-list-skeleton.tsx';
import styles from './picker-screen.module.css';

/** Up to this many rows are plain elements; beyond it only the rows in view exist. */
const plainRows = 100;

const VirtualTargetList = lazy(() =>
  import('./virtual-target-list.tsx').then((module) => ({ default: module.VirtualTargetList })),
);
const FailureNotice = lazy(() =>
  import('#src/ui/failure-notice.tsx').then((module) => ({ default: module.FailureNotice })),
);

/** The answer to a search: how many, which, and the way to more; or why there is none. */
export function TargetResults({ place, onClear }: { place: TargetSearch; onClear: () => void }) {
  const graph = useGraph();
  const query = useInfiniteQuery(targetsQuery(graph, place));
  const failure = query.error ? failureOf(query.error) : undefined;
  const failed = failure && (
    <Suspense>
      <FailureNotice
        failure={failure}
        onRetry={() => void (query.data ? query.fetchNextPage() : query.refetch())}
        onSignIn={(claims) => void graph.signInAgain('read', claims)}
      />
    </Suspense>
  );
  if (!query.data) return failed ?? <TargetListSkeleton />;

  const targets = query.data.pages.flatMap((page) => page.targets);
  const total = query.data.pages[0]?.total ?? targets.length;
  // Graph may answer an empty page that has a next one.
  if (targets.length === 0 && !query.hasNextPage && !failed)
    return <NoTargets text={place.text.trim()} onClear={onClear} />;
  return (
    <>
      <ResultCount kind={place.kind} shown={targets.length} total={Math.max(total, targets.length)} />
      {targets.length > plainRows ? (
        <Suspense fallback={<TargetList targets={targets.slice(0, plainRows)} />}>
          <VirtualTargetList targets={targets} />
        </Suspense>
      ) : (
        <TargetList targets={targets} />
      )}
      {failed}
      {query.hasNextPage && !failed && (
        <div className={styles.more}>
          <Button
            size="large"
            disabledFocusable={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? (
              <FormattedMessage defaultMessage="Loading more…" />
            ) : (
              <FormattedMessage defaultMessage="Show more" />
            )}
          </Button>
        </div>
      )}
    </>
  );
}

function NoTargets({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <div className={styles.empty}>
      <p role="status">
        {text ? (
          <FormattedMessage
            defaultMessage="Nothing here is called {text}, and no id is equal to it."
            values={{ text: <bdi translate="no">{text}</bdi> }}
          />
        ) : (
          <FormattedMessage defaultMessage="This tenant has none yet." />
        )}
      </p>
      {text && (
        <>
          <p>
            <FormattedMessage defaultMessage="Search finds the beginnings of words in a name, or a whole app ID or object ID. The other tab may have it." />
          </p>
          <Button onClick={onClear}>
            <FormattedMessage defaultMessage="Clear the search" />
          </Button>
        </>
      )}
    </div>
  );
}
