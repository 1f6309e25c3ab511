import { type ComponentType, type ReactNode, useRef, lazy, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PageTitle } from '#src/ui/page-title.tsx';
import { SearchBox } from '#src/ui/search-box.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import styles from './picker-screen.module.css';
import { usePickerPlace } from './use-picker-place.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useGraph } from '#src/requests/graph-context.ts';
import { everyTarget, targetsQuery } from '#src/requests/targets.ts';
import type { TargetSearch } from '#src/domain/list-place.ts';
import { useRunningRead } from '#src/requests/use-running-read.ts';
import { failureOf, type Failure } from '#src/domain/failure/failure.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { PlainCancel, PlainRetry } from './plain-ways.tsx';
import type { Target, TargetKind } from '#src/domain/target.ts';
import targetListStyles from './target-list.module.css';
import { TargetRow } from './target-row.tsx';
import { PassingButton } from '#src/ui/timed-button.tsx';
import { useScrollRestoration } from '#src/ui/router.tsx';
import { Button } from '@fluentui/react-components';

/** The job begins here: find the application whose provisioning needs credentials. `Frame` surrounds the list. */
export function PickerScreen({ frame: Frame }: { frame: ComponentType<{ children: ReactNode }> }) {
  const intl = useIntl();
  const box = useRef<HTMLInputElement>(null);
  const { place, typed, type, searchNow, choose } = usePickerPlace();
  return (
    <>
      <PageTitle className={styles.title}>
        <FormattedMessage defaultMessage="Choose an application" />
      </PageTitle>
      <Frame>
        <Tabs
          label={intl.formatMessage({ defaultMessage: 'Kind of object' })}
          tabs={[
            {
              value: 'servicePrincipal',
              label: <FormattedMessage defaultMessage="Enterprise applications" />,
            },
            { value: 'application', label: <FormattedMessage defaultMessage="App registrations" /> },
          ]}
          selected={place.kind}
          onSelect={choose}
        >
          <KindHelp />
          <SearchBox
            ref={box}
            label={intl.formatMessage({ defaultMessage: 'Search by name, app ID or object ID' })}
            text={typed}
            onText={type}
            onEnter={searchNow}
          />
          <TargetResults
            place={place}
            onClear={() => {
              type('');
              // The button goes with its answer, and the next search begins in the box.
              box.current?.focus();
            }}
          />
        </Tabs>
      </Frame>
    </>
  );
}

/** A common question about these two tabs, answered beside them. */
function KindHelp() {
  return (
    <details className={styles.help}>
      <summary>
        <FormattedMessage defaultMessage="Which one do I need?" />
      </summary>
      <p>
        <FormattedMessage defaultMessage="Almost always the enterprise application. It is the app as it lives in your tenant (in Graph, a service principal), and provisioning belongs to it: what you find in the portal under Enterprise applications, Provisioning." />
      </p>
      <p>
        <FormattedMessage defaultMessage="The app registration is the app's blueprint in its home tenant (in Graph, an application). Choose it only when instructions name an application object. The two share an app ID and have different object IDs." />
      </p>
    </details>
  );
}

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

/** The answer to a search: how many, which, and how to get more; or why there is no answer, or not yet. */
function TargetResults({ place, onClear }: TargetResultsProps) {
  const graph = useGraph();
  const options = targetsQuery(graph, place);
  const query = useInfiniteQuery(options);
  const running = useRunningRead(options.queryKey);
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const targets = query.data && everyTarget(query.data.pages);
  useScrollRestoration(targets !== undefined);
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

/** A list short enough to be plain elements. */
function TargetList({ targets }: { targets: readonly Target[] }) {
  return (
    <ul className={targetListStyles.list}>
      {targets.map((target) => (
        <li key={target.id}>
          <TargetRow target={target} />
        </li>
      ))}
    </ul>
  );
}

const rows = Array.from({ length: 6 }, (_, index) => index);

/** The list before its answer: the same heights, so that nothing jumps. */
function TargetListSkeleton() {
  return (
    <ul className={targetListStyles.list} aria-hidden="true">
      {rows.map((row) => (
        <li key={row} className={targetListStyles.row}>
          <div className={targetListStyles.ghost} />
          <div className={targetListStyles.ghost} />
        </li>
      ))}
    </ul>
  );
}

/** The button for the next page. */
function MoreTargets({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  return (
    <div className={styles.more}>
      <PassingButton size="large" disabledFocusable={loading} onClick={onMore}>
        {loading ? (
          <FormattedMessage defaultMessage="Loading more…" />
        ) : (
          <FormattedMessage defaultMessage="Show more" />
        )}
      </PassingButton>
    </div>
  );
}

/** Graph answered, and there is nothing: what a search finds, and the way back. */
function NoTargets({ onClear }: { onClear: () => void }) {
  return (
    <div className={styles.empty}>
      <p>
        <FormattedMessage defaultMessage="Search finds the beginnings of words in a name, or a whole app ID or object ID. The other tab may have it." />
      </p>
      <Button onClick={onClear}>
        <FormattedMessage defaultMessage="Clear the search" />
      </Button>
    </div>
  );
}

function NothingFound({ text }: { text: string }) {
  return text ? (
    <FormattedMessage
      defaultMessage="Nothing here is called {text}, and no id is equal to it."
      values={{ text: <bdi translate="no">{text}</bdi> }}
    />
  ) : (
    <FormattedMessage defaultMessage="This tenant has none yet." />
  );
}

type ResultCountProps = { kind: TargetKind; shown: number; total: number };

/** How many there are and how many are on the page. */
function ResultCount({ kind, shown, total }: ResultCountProps) {
  return (
    <>
      {kind === 'servicePrincipal' ? (
        <FormattedMessage
          defaultMessage="{total, plural, one {# enterprise application} other {# enterprise applications}}"
          values={{ total }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="{total, plural, one {# app registration} other {# app registrations}}"
          values={{ total }}
        />
      )}
      {shown < total && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="the first {shown, number} are shown" values={{ shown }} />
        </>
      )}
    </>
  );
}

/** Shown in its place while the number is unknown. The reason is shown below. */
function NotListed({ failure }: { failure: Failure }) {
  return failure.kind === 'cancelled' ? (
    <FormattedMessage defaultMessage="The list was not loaded." />
  ) : (
    <FormattedMessage defaultMessage="The list could not be loaded." />
  );
}
