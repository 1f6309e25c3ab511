import { useInfiniteQuery } from '@tanstack/react-query';
import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { targetPath } from '#src/domain/target.ts';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import {
  listState,
  pickerPlace,
  pickerSearch,
  type PlaceChange,
  placeWith,
  type TargetSearch,
} from '#src/domain/list-place.ts';
import { useGraph, useRunningRead } from '#src/requests/graph-context.ts';
import { everyTarget, targetsQuery } from '#src/requests/targets.ts';
import { type KeptShortcuts, useShortcuts } from '#src/requests/use-shortcuts.ts';
import { Button } from '#src/ui/button.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { PageTitle } from '#src/ui/page-title.tsx';
import { useLocation, useNavigate, useScrollRestoration } from '#src/ui/router.tsx';
import type { PassingFailure as RetryNotice } from '#src/ui/retry-notice.tsx';
import { SearchBox } from '#src/ui/search-box.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import { PassingButton } from '#src/ui/timed-button.tsx';
import type { RunningRead } from '#src/domain/attempt.ts';
import {
  ApplicationList,
  ApplicationListSkeleton,
  type FleetTabProps,
  type ListEntry,
  ShortcutBar,
} from './application-list.tsx';
import styles from './picker-screen.module.css';

type PickerScreenProps = {
  /** Surrounds the list. */
  frame: ComponentType<{ children: ReactNode }>;
  /** The tab of provisioned applications, which comes when it is opened. */
  fleet: ComponentType<FleetTabProps>;
};

/** The job begins here: find the application whose provisioning needs credentials. */
export function PickerScreen({ frame: Frame, fleet: Fleet }: PickerScreenProps) {
  const intl = useIntl();
  const box = useRef<HTMLInputElement>(null);
  const entry = useRef<ListEntry>(null);
  const shortcuts = useShortcuts();
  const { place, typed, type, go } = usePickerPlace();
  const [opensFirst, setOpensFirst] = useState(false);
  const focusBox = () => box.current?.focus();
  // An answer that comes when the person is elsewhere by then must not take them away.
  const opens = () => opensFirst && document.activeElement === box.current;
  return (
    <>
      <div className={styles.head}>
        <PageTitle className={styles.title}>
          <FormattedMessage defaultMessage="Applications" />
        </PageTitle>
        <SearchBox
          ref={box}
          label={intl.formatMessage({ defaultMessage: 'Search by name, app ID or object ID' })}
          text={typed}
          onText={(text) => {
            setOpensFirst(false);
            type(text);
          }}
          onEnter={() => {
            go({});
            setOpensFirst(true);
          }}
          onDown={() => entry.current?.focusFirst()}
        />
      </div>
      <Frame>
        <Tabs
          label={intl.formatMessage({ defaultMessage: 'Kind of object' })}
          tabs={[
            {
              value: 'servicePrincipal',
              label: <FormattedMessage defaultMessage="Enterprise applications" />,
            },
            { value: 'application', label: <FormattedMessage defaultMessage="App registrations" /> },
            { value: 'provisioning', label: <FormattedMessage defaultMessage="Provisioning" /> },
          ]}
          selected={place.kind}
          onSelect={(kind) => {
            setOpensFirst(false);
            go({ kind });
          }}
        >
          {place.kind === 'provisioning' ? (
            <Suspense>
              <Fleet
                place={place}
                onView={(view) => go({ view })}
                entry={entry}
                opensFirst={opens}
                onUp={focusBox}
              />
            </Suspense>
          ) : (
            <>
              {/* In a search they would only push its answer down. */}
              {place.text === '' && <ShortcutBar shortcuts={shortcuts} />}
              <TargetResults
                place={place}
                shortcuts={shortcuts}
                entry={entry}
                opensFirst={opens}
                onUp={focusBox}
                onPlace={(next) => {
                  setOpensFirst(false);
                  go(next);
                  // The button goes with its answer, and the next search begins in the box.
                  focusBox();
                }}
              />
            </>
          )}
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
        <FormattedMessage defaultMessage="Enterprise application or app registration?" />
      </summary>
      <p>
        <FormattedMessage defaultMessage="Usually the enterprise application: the app in your tenant, called service principal in Graph. Provisioning belongs to it." />
      </p>
      <p>
        <FormattedMessage defaultMessage="An app registration defines the app in its home tenant. Choose it only when instructions name an application object. Both share an app ID." />
      </p>
    </details>
  );
}

const PassingFailure = lazyOr(PlainRetry, () =>
  import('#src/ui/retry-notice.tsx').then((module) => module.PassingFailure),
);
const WaitNotice = lazyOr(PlainCancel, () =>
  import('#src/ui/wait-notice.tsx').then((module) => module.WaitNotice),
);

type TargetResultsProps = {
  place: TargetSearch;
  shortcuts: KeptShortcuts;
  entry: Ref<ListEntry>;
  opensFirst: () => boolean;
  onUp: () => void;
  onPlace: (next: Partial<TargetSearch>) => void;
};

/** The answer to a search: how many, which, and how to get more; or why there is no answer, or not yet. */
function TargetResults({ place, shortcuts, entry, opensFirst, onUp, onPlace }: TargetResultsProps) {
  const graph = useGraph();
  const navigate = useNavigate();
  const { search } = useLocation();
  const options = targetsQuery(graph, place);
  const query = useInfiniteQuery(options);
  const running = useRunningRead(options.queryKey);
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const targets = query.data && everyTarget(query.data.pages);
  useScrollRestoration(targets !== undefined);
  const first = targets?.[0];
  // The browser's history lies outside React.
  useEffect(() => {
    if (first && opensFirst()) navigate(targetPath(first.kind, first.id), { state: listState(search) });
  });
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
      <div className={styles.bar}>
        {/* One for all that comes, since one that comes with its words is not heard. */}
        <p role="status" className={styles.count}>
          {targets ? (
            isEmpty ? (
              <NothingFound place={place} text={text} />
            ) : (
              <ResultCount place={place} shown={targets.length} total={Math.max(total, targets.length)} />
            )
          ) : failure ? (
            <NotListed failure={failure} />
          ) : (
            <FormattedMessage defaultMessage="Loading…" />
          )}
        </p>
        {place.kind === 'servicePrincipal' && (
          <Button appearance="link" onClick={() => onPlace({ all: !place.all })}>
            {place.all ? (
              <FormattedMessage defaultMessage="Show enterprise applications only" />
            ) : (
              <FormattedMessage defaultMessage="Show all service principals" />
            )}
          </Button>
        )}
        <KindHelp />
      </div>
      {/* In view, where a list that is not there yet would push it out. */}
      {!targets && wait}
      {!targets && !failure && <ApplicationListSkeleton />}
      {isEmpty && text && <NoTargets place={place} onPlace={onPlace} />}
      {targets && !isEmpty && (
        <ApplicationList ref={entry} targets={targets} shortcuts={shortcuts} onUp={onUp} />
      )}
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

/** The button for the next page. */
function MoreTargets({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  return (
    <div className={styles.more}>
      <PassingButton disabledFocusable={loading} onClick={onMore}>
        {loading ? (
          <FormattedMessage defaultMessage="Loading more…" />
        ) : (
          <FormattedMessage defaultMessage="Show more" />
        )}
      </PassingButton>
    </div>
  );
}

type NoTargetsProps = { place: TargetSearch; onPlace: TargetResultsProps['onPlace'] };

/** Graph answered, and there is nothing: what a search finds, and where else to look. */
function NoTargets({ place, onPlace }: NoTargetsProps) {
  return (
    <div className={styles.empty}>
      <p>
        <FormattedMessage defaultMessage="Search matches the start of a word, or a full ID." />
      </p>
      <div className={styles.ways}>
        {place.kind === 'servicePrincipal' ? (
          <Button onClick={() => onPlace({ kind: 'application' })}>
            <FormattedMessage defaultMessage="Search app registrations" />
          </Button>
        ) : (
          <Button onClick={() => onPlace({ kind: 'servicePrincipal' })}>
            <FormattedMessage defaultMessage="Search enterprise applications" />
          </Button>
        )}
        <Button onClick={() => onPlace({ text: '' })}>
          <FormattedMessage defaultMessage="Clear search" />
        </Button>
      </div>
    </div>
  );
}

function NothingFound({ place, text }: { place: TargetSearch; text: string }) {
  if (text)
    return (
      <FormattedMessage
        defaultMessage='No matches for "{text}".'
        values={{ text: <bdi translate="no">{text}</bdi> }}
      />
    );
  if (place.kind === 'application') return <FormattedMessage defaultMessage="No app registrations yet." />;
  return place.all ? (
    <FormattedMessage defaultMessage="No service principals yet." />
  ) : (
    <FormattedMessage defaultMessage="No enterprise applications yet." />
  );
}

type ResultCountProps = { place: TargetSearch; shown: number; total: number };

/** How many there are and how many are on the page. */
function ResultCount({ place: { kind, all }, shown, total }: ResultCountProps) {
  return (
    <>
      {kind === 'application' ? (
        <FormattedMessage
          defaultMessage="{total, plural, one {# app registration} other {# app registrations}}"
          values={{ total }}
        />
      ) : all ? (
        <FormattedMessage
          defaultMessage="{total, plural, one {# service principal} other {# service principals}}"
          values={{ total }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="{total, plural, one {# enterprise application} other {# enterprise applications}}"
          values={{ total }}
        />
      )}
      {shown < total && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="showing {shown, number}" values={{ shown }} />
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

/** How long typing has to rest before a search is sent, in milliseconds. */
const rest = 250;

/** The picker's place: the address bar holds kind and text, the box shows what is typed a moment ahead of it. */
function usePickerPlace() {
  const place = pickerPlace(new URLSearchParams(useLocation().search));
  const navigate = useNavigate();
  const [ahead, setAhead] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A pending search must not change the address of the next page.
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (next: PlaceChange) => {
    clearTimeout(timer.current);
    setAhead(undefined);
    const search = pickerSearch(placeWith(place, { text: ahead ?? place.text, ...next }));
    navigate({ search }, { replace: true, preventScrollReset: true });
  };
  return {
    place,
    typed: ahead ?? place.text,
    type: (text: string) => {
      setAhead(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go({ text }), rest);
    },
    go,
  };
}

// Replaces the notices where the browser cannot fetch them: the network may have failed together with the answer.

function PlainRetry({ onRetry }: ComponentProps<typeof RetryNotice>) {
  return (
    <PassingButton onClick={onRetry}>
      <FormattedMessage defaultMessage="Try again" />
    </PassingButton>
  );
}

function PlainCancel({ read }: { read: RunningRead }) {
  return (
    <PassingButton onClick={read.cancel}>
      <FormattedMessage defaultMessage="Cancel" />
    </PassingButton>
  );
}
