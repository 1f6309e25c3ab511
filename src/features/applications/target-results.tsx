import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { everyTarget, targetsQuery } from '#src/requests/targets.ts';
import type { TargetSearch } from '#src/domain/list-place.ts';
import { useRunningRead } from '#src/requests/use-running-read.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { MoreTargets } from './more-targets.tsx';
import { NothingFound, NoTargets } from './no-targets.tsx';
import styles from './picker-screen.module.css';
import { PlainCancel, PlainRetry } from './plain-ways.tsx';
import { NotListed, ResultCount } from './result-count.tsx';
import { TargetList } from './target-list.tsx';
import { TargetListSkeleton } from './target-list-skeleton.tsx';

/** Up to this many rows are plain elements; beyond it only the rows in view exist. */
const plainRows = 100;

const VirtualTargetList = lazy(() =>
  import('./virtual-target-list.tsx').then((module) => ({ default: module.VirtualTargetList })),
);
const PassingFailure = lazyOr(PlainRetry, () =>
  import('#src/ui/retry-notice.tsx').then((module) => module.PassingFailure),
);
const WaitNotice = lazyOr(PlainCancel, () =>
  import('#src/ui/wait-notice.tsx').then((module) => module.WaitNotice),
);

type TargetResultsProps = { place: TargetSearch; onClear: () => void };

/** The answer to a search: how many, which, and the way to more; or why there is none, or not yet. */
export function TargetResults({ place, onClear }: TargetResultsProps) {
  const graph = useGraph();
  const options = targetsQuery(graph, place);
  const query = useInfiniteQuery(options);
  const running = useRunningRead(options.queryKey);
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const targets = query.data && everyTarget(query.data.pages);
  const total = query.data?.pages[0]?.total ?? 0;
  // Graph may answer an empty page that has a next one.
  const isOver = !query.isFetching && !query.hasNextPage && !failure;
  const isEmpty = targets?.length === 0 && isOver;
  const text = place.text.trim();
  const wait = running?.slow && (
    <Suspense>
      <div className={styles.news}>
        <WaitNotice read={running} />
      </div>
    </Suspense>
  );
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.results}>
      {/* One for all that comes, since one that comes with its words is not heard. */}
      <p role="status" className={styles.count}>
        {targets ? (
          isEmpty ? (
            <NothingFound text={text} />
          ) : (
            <ResultCount kind={place.kind} shown={targets.length} total={Math.max(total, targets.length)} />
          )
        ) : failure ? (
          <NotListed failure={failure} />
        ) : (
          <FormattedMessage defaultMessage="Loading…" />
        )}
      </p>
      {/* In view, where a list that is not there yet would push it out. */}
      {!targets && wait}
      {!targets && !failure && <TargetListSkeleton />}
      {isEmpty && text && <NoTargets onClear={onClear} />}
      {targets &&
        !isEmpty &&
        (targets.length > plainRows ? (
          <Suspense fallback={<TargetList targets={targets.slice(0, plainRows)} />}>
            <VirtualTargetList targets={targets} />
          </Suspense>
        ) : (
          <TargetList targets={targets} />
        ))}
      {query.hasNextPage && !failure && (
        <MoreTargets loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
      {targets && wait}
      {failure && (
        <Suspense>
          <div className={styles.news}>
            <PassingFailure
              failure={failure}
              onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
              onSignIn={(claims) => void graph.signInAgain('read', claims)}
            />
          </div>
        </Suspense>
      )}
    </div>
  );
}
