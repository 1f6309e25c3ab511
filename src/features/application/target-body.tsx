import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { portalPage } from '#src/config/portal-link.ts';
import { needsRestart } from '#src/domain/jobs/job-rules.ts';
import { type PageTab, pageTabs, type Target } from '#src/domain/target.ts';
import { asksToRenew } from '#src/domain/list-place.ts';
import { checkActivity } from '#src/domain/preflight/judge-preflight.ts';
import { JobsPanel } from '#src/features/jobs/jobs-panel.tsx';
import { useJobs } from '#src/features/jobs/use-jobs.ts';
import { isNarrow, RenewalPanel, RenewalStart } from '#src/features/renewal/renewal-panel.tsx';
import type { RenewalWays, RenewalState } from '#src/features/renewal/use-renewal.ts';
import { TestPanel } from '#src/features/send/test-panel.tsx';
import { type StoredTesting, useStoredTest } from '#src/features/send/use-stored-test.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { usePageRefresh, useRecognition } from '#src/requests/page-reads.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import { goToPlace, placeIds } from '#src/ui/places.ts';
import { useLocation, useNavigate } from '#src/ui/router.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import { StatusStrip } from '#src/features/status/status-strip.tsx';
import type { StripTest } from '#src/features/status/status-tiles.tsx';
import { AuthorizePanel, type FormActions } from './authorize-panel.tsx';
import { ExpirySection } from './expiry-parts.tsx';
import styles from './target-screen.module.css';

// It comes with the first look at its tab.
const HistoryPanel = lazyOr<{ target: Target }>(NotLoaded, () =>
  import('#src/features/history/history-panel.tsx').then((part) => part.HistoryPanel),
);

type TargetBodyProps = {
  target: Target;
  config: Config;
  renewal: RenewalState;
  renewing: boolean;
  setRenewing: (renewing: boolean) => void;
};

/** The tabs, and a renewal beside them. */
export function TargetBody({ target, config, renewal, renewing, setRenewing }: TargetBodyProps) {
  const intl = useIntl();
  const { tab, openTab, report } = useTargetPage();
  const jobs = useJobs(target);
  const testing = useStoredTest(target);
  const { refresh } = usePageRefresh(target);
  const { connector, authorization } = useRecognition(target);
  const [hasHistory, setHasHistory] = useState(false);
  if (!hasHistory && tab === 'history') setHasHistory(true);
  const location = useLocation();
  const navigate = useNavigate();
  /** The table of provisioned applications opens the page for its renewal. */
  const isAsked = asksToRenew(location.state);
  const form = useRef<FormActions>(null);
  /** Whether the renewal under way leads off the code grant. */
  const [moving, setMoving] = useState(false);
  const isMoving = moving && renewal.renewal !== undefined;
  const { worst } = jobs;
  const tabs = useRef<HTMLDivElement>(null);
  /** A step in the form, which has to be in view for it. */
  const [wanted, setWanted] = useState<(actions: FormActions) => void>();
  const inForm = (act: (actions: FormActions) => void) => {
    openTab('credentials');
    setRenewing(false);
    setWanted(() => act);
  };
  const goTo = (next: PageTab, place: string) => {
    openTab(next);
    goToPlace(place);
  };
  // The focus lies outside React, and the tab comes into view a moment after the click.
  useEffect(() => {
    if (!wanted || !form.current || tab !== 'credentials' || renewing) return;
    setWanted(undefined);
    wanted(form.current);
  }, [wanted, tab, renewing]);
  const begin = () => {
    renewal.start();
    void refresh().then((end) => report(checkActivity(end)));
    openTab('credentials');
  };
  const onMove = renewal.renewal
    ? undefined
    : (withToken: boolean) => {
        begin();
        setMoving(true);
        inForm((actions) => actions.move(withToken));
      };
  const onRenew = renewal.renewal
    ? undefined
    : () => {
        begin();
        setMoving(false);
        if (isNarrow()) setRenewing(true);
        else inForm((actions) => actions.enterValue());
      };
  const beginAsked = useEffectEvent(() => {
    const { search, state } = location;
    // Once: a reload and a way back find the page as it is.
    const done = Object.assign({}, state, { renew: false });
    navigate({ search }, { replace: true, preventScrollReset: true, state: done });
    onRenew?.();
  });
  // The browser's history lies outside React.
  useEffect(() => {
    if (isAsked) beginAsked();
  }, [isAsked]);
  const ways: RenewalWays = {
    enterValue: () => inForm((actions) => actions.enterValue()),
    testTyped: () => inForm((actions) => actions.review('test')),
    review: (verb) => inForm((actions) => actions.review(verb)),
    primary: isMoving || authorization === 'save' ? 'save' : 'authorize',
    connector: connector?.id,
    job: worst && {
      name: worst.templateId ?? worst.id,
      pending: jobs.asked ? undefined : jobs.pending,
      isWatched: jobs.watch.jobId === worst.id,
      restart: () => jobs.act(worst, { kind: 'restart', scopes: ['QuarantineState'] }),
      reopen: jobs.reopen,
      cancel: jobs.cancel,
      watch: () => jobs.watch.start(worst.id),
    },
  };
  const names: Readonly<Record<PageTab, React.ReactNode>> = {
    credentials: <FormattedMessage defaultMessage="Credentials" />,
    job: <FormattedMessage defaultMessage="Job" />,
    history: <FormattedMessage defaultMessage="History" />,
  };
  // Hidden, not gone: what is typed or under way in one tab outlasts a look at another.
  const parts: Readonly<Record<PageTab, React.ReactNode>> = {
    credentials: (
      <>
        <AuthorizePanel
          target={target}
          cloud={config.cloud}
          actions={form}
          isRenewing={renewal.renewal !== undefined}
          isMoving={isMoving}
          onMove={onMove}
          onTest={() => {
            goTo('job', placeIds.stored);
            testing.start();
          }}
          onRestart={
            worst && needsRestart(worst)
              ? () => {
                  openTab('job');
                  jobs.ask('restart', worst);
                }
              : undefined
          }
        />
        <ExpirySection target={target} />
      </>
    ),
    job: (
      <>
        <JobsPanel
          target={target}
          jobs={jobs}
          onRenew={onRenew}
          portal={portalPage(config.cloud.name, target, 'ProvisioningManagement')}
        />
        <TestPanel target={target} testing={testing} connector={connector?.id} />
      </>
    ),
    history: (
      <>
        <RenewalStart onRenew={onRenew} />
        {hasHistory && (
          <Suspense>
            <HistoryPanel target={target} />
          </Suspense>
        )}
      </>
    ),
  };
  return (
    <>
      <StatusStrip
        target={target}
        config={config}
        test={stripTestOf(testing.test)}
        onTest={testing.start}
        onTestResult={() => goTo('job', placeIds.stored)}
        onRenew={() => (onRenew ?? ways.enterValue)()}
        isRenewing={renewal.renewal !== undefined}
        onJob={() => openTab('job')}
        onSetDate={() => goTo('credentials', placeIds.expiry)}
      />
      <div
        className={renewal.renewal || renewal.isUnreadable ? styles.beside : undefined}
        data-renewing={renewing ? '' : undefined}
      >
        <div ref={tabs} tabIndex={-1} className={styles.tabs}>
          <Tabs
            label={intl.formatMessage({ defaultMessage: 'Parts of this page' })}
            tabs={pageTabs.map((value) => ({ value, label: names[value] }))}
            selected={tab}
            onSelect={openTab}
          >
            {pageTabs.map((one) => (
              <div key={one} hidden={one !== tab} className={styles.part}>
                {parts[one]}
              </div>
            ))}
          </Tabs>
        </div>
        <RenewalPanel
          state={renewal}
          ways={ways}
          isOpen={renewing}
          onOpen={() => setRenewing(true)}
          onGone={() => {
            setRenewing(false);
            focusNextFrame(() => tabs.current, { preventScroll: true });
          }}
        />
      </div>
    </>
  );
}

function stripTestOf(test: StoredTesting['test']): StripTest {
  switch (test.state) {
    case 'idle':
    case 'window':
      return { state: test.state };
    case 'finding':
    case 'testing':
      return { state: 'busy' };
    case 'no-place':
    case 'unread':
      return { state: 'stopped' };
    case 'done': {
      const { verdict, startedAt, durationMs } = test.receipt;
      return { state: 'done', verdict, at: startedAt + durationMs };
    }
  }
}
