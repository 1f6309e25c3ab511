import { memo, useCallback, type ReactElement, type ReactNode, useState, useSyncExternalStore } from 'react';
import { FormattedList, FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import { targetPath, type Target } from '#src/domain/target.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import {
  countOf,
  type Hold,
  isFailure,
  isOver,
  reportCsv,
  reportJson,
  reportOf,
  type Run,
  type RunState,
  type RunStateName,
} from '#src/domain/fleet/run.ts';
import { version } from '#src/domain/version.ts';
import type { FleetRun } from '#src/requests/fleet-run.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { underWay } from '#src/requests/leaving.ts';
import { Button } from '#src/ui/button.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { cut, ListCut } from '#src/ui/list-cut.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Link } from '#src/ui/router.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import styles from './run.module.css';
import { StateText, stateNames, toneOf } from './run-words.tsx';

/** The run, drawn ten times a second at most; each phase at once. */
export function useRunState(run: FleetRun): Run {
  const subscribe = useCallback(
    (notify: () => void) => {
      let { phase } = run.state.get();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const draw = () => {
        clearTimeout(timer);
        timer = undefined;
        notify();
      };
      const end = run.state.subscribe(() => {
        const now = run.state.get();
        if (now.phase !== phase || isOver(now)) draw();
        else timer ??= setTimeout(draw, 100);
        ({ phase } = now);
      });
      return () => {
        clearTimeout(timer);
        end();
      };
    },
    [run],
  );
  return useSyncExternalStore(subscribe, run.state.get);
}

type RunProgressProps = {
  run: FleetRun;
  kind: 'test' | 'renew';
  targets: readonly Target[];
  /** After the end: what can be done next. */
  children?: ReactNode;
};

/** How far a run is: one line that is announced now and then, its buttons, and every application with its state. */
export function RunProgress({ run, kind, targets, children }: RunProgressProps) {
  const now = useRunState(run);
  const over = isOver(now);
  const count = countOf(now);
  const done = now.states.size - count.waiting - count.running;
  return (
    <>
      <div className={styles.progress} {...{ [underWay]: '' }} tabIndex={-1}>
        <StatusLine now={now} done={done} />
        <progress
          className={styles.bar}
          max={now.states.size}
          value={done}
          aria-label={useIntl().formatMessage({ defaultMessage: 'Applications finished' })}
        />
        <Counts now={now} kind={kind} />
        {!over && <RunButtons run={run} now={now} />}
      </div>
      {now.phase.phase === 'held' && <HoldNotice hold={now.phase.hold} run={run} />}
      {over && <RunEnd now={now} kind={kind} targets={targets} actions={children} />}
      <RunTable now={now} kind={kind} targets={targets} linked={over} />
    </>
  );
}

/** Announced in tenths, so that a long run does not talk all the time. */
function StatusLine({ now, done }: { now: Run; done: number }) {
  const total = now.states.size;
  const tenth = Math.max(1, Math.ceil(total / 10));
  const said = isOver(now) ? done : done - (done % tenth);
  return (
    <p role="status" className={styles.status}>
      <PhaseText now={now} />{' '}
      <FormattedMessage
        defaultMessage="{done, number} of {total, number} done."
        values={{ done: said, total }}
      />
    </p>
  );
}

function PhaseText({ now }: { now: Run }): ReactElement {
  const { phase } = now;
  switch (phase.phase) {
    case 'ready':
    case 'running':
      return <FormattedMessage defaultMessage="Running." />;
    case 'held':
      if (phase.hold.by === 'throttled') return <FormattedMessage defaultMessage="Waiting." />;
      return countOf(now).running > 0 && phase.hold.by === 'person' ? (
        <FormattedMessage defaultMessage="Paused. What has begun comes to its end." />
      ) : (
        <FormattedMessage defaultMessage="Paused." />
      );
    case 'ended':
      if (!isOver(now)) return <FormattedMessage defaultMessage="Stopping." />;
      switch (phase.by) {
        case 'done':
          return <FormattedMessage defaultMessage="Finished." />;
        case 'person':
          return <FormattedMessage defaultMessage="Stopped." />;
        case 'failures':
          return <FormattedMessage defaultMessage="Stopped after too many failures." />;
      }
  }
}

function RunButtons({ run, now }: { run: FleetRun; now: Run }) {
  const isHeld = now.phase.phase === 'held' && now.phase.hold.by !== 'throttled';
  const isOn = now.phase.phase === 'running' || now.phase.phase === 'held';
  const isInWindow = [...now.states.values()].some((one) => one.state === 'running' && one.step === 'window');
  return (
    <div className={styles.actions}>
      {isOn && (
        <Button onClick={isHeld ? run.resume : run.pause}>
          {isHeld ? (
            <FormattedMessage defaultMessage="Resume" />
          ) : (
            <FormattedMessage defaultMessage="Pause" />
          )}
        </Button>
      )}
      {isOn && (
        <Button onClick={run.stop}>
          <FormattedMessage defaultMessage="Stop" />
        </Button>
      )}
      {isInWindow && (
        <Button onClick={run.reopen}>
          <FormattedMessage defaultMessage="Reopen window" />
        </Button>
      )}
    </div>
  );
}

/** Why a run waits, and what helps. A person's own pause needs no words. */
function HoldNotice({ hold, run }: { hold: Hold; run: FleetRun }): ReactElement | null {
  const go = (
    <Button appearance="primary" onClick={run.resume}>
      <FormattedMessage defaultMessage="Continue" />
    </Button>
  );
  switch (hold.by) {
    case 'person':
      return null;
    case 'window':
      return (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="Microsoft Entra needs you." />}
          actions={go}
        >
          <WindowText failure={hold.failure} />{' '}
          <FormattedMessage defaultMessage="Continue opens Microsoft's window for the application that waits. Nothing was changed for it." />
        </Notice>
      );
    case 'offline':
      return (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="You're offline." />} actions={go}>
          <FormattedMessage defaultMessage="The run waits. Continue when the network is back." />
        </Notice>
      );
    case 'busy':
      return (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="Another tab is sending credentials." />}
          actions={go}
        >
          <FormattedMessage defaultMessage="Nothing was sent. Continue when the other tab has finished." />
        </Notice>
      );
    case 'throttled':
      return (
        <Notice
          intent="info"
          title={<FormattedMessage defaultMessage="Too many requests. Microsoft asked us to wait." />}
        >
          <FormattedMessage
            defaultMessage="The run continues at {time}."
            values={{ time: <FormattedTime value={hold.until} timeStyle="medium" /> }}
          />
        </Notice>
      );
  }
}

/** Where it is more than a window that no click has opened yet. */
function WindowText({ failure }: { failure: Failure }) {
  if (failure.kind !== 'needs-interaction' || failure.reason === 'popup-blocked') return null;
  return <>{failureWords(failure, 'synchronization').title}</>;
}

/** Only what there is any of: their states in the order of a run. */
const counted: readonly RunStateName[] = [
  'applied',
  'tested',
  'refused',
  'not-sent',
  'unknown',
  'skipped',
  'stopped',
  'waiting',
];

function Counts({ now, kind }: { now: Run; kind: RunProgressProps['kind'] }) {
  const count = countOf(now);
  return (
    <p className={styles.counts}>
      <FormattedList
        type="unit"
        value={counted
          .filter((name) => count[name] > 0)
          .map((name) => (
            <span key={name}>
              {stateNames[name]} <b>{count[name]}</b>
            </span>
          ))}
      />
      {kind === 'test' && count.tested > 0 && <TestCounts now={now} />}
    </p>
  );
}

function TestCounts({ now }: { now: Run }) {
  const tested = [...now.states.values()].flatMap((one) => (one.state === 'tested' ? [one.receipt] : []));
  const passed = tested.filter(({ verdict }) => verdict === 'passed').length;
  return (
    <>
      {' '}
      <FormattedMessage
        defaultMessage="({passed, number} passed, {failed, number} failed)"
        values={{ passed, failed: tested.length - passed }}
      />
    </>
  );
}

type RunTableProps = Pick<RunProgressProps, 'kind' | 'targets'> & { now: Run; linked: boolean };

/** As many rows as a person looks through, what failed among them. */
const mostRows = 200;

function RunTable({ now, kind, targets, linked }: RunTableProps) {
  const [most, setMost] = useState(mostRows);
  const byId = new Map(targets.map((target) => [target.id.toLowerCase(), target]));
  const rows = [...now.states];
  const shown = cut(rows, most, ([, state]) => isFailure(state) || state.state === 'running');
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          {kind === 'test' ? (
            <FormattedMessage defaultMessage="Tests" />
          ) : (
            <FormattedMessage defaultMessage="Renewals" />
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage defaultMessage="Application" />
            </th>
            <th scope="col">
              <FormattedMessage defaultMessage="Result" />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((place) => {
            const [id, state] = rows[place] ?? [];
            const target = id === undefined ? undefined : byId.get(id);
            return target && state && <RunRow key={id} target={target} state={state} linked={linked} />;
          })}
        </tbody>
      </table>
      <ListCut shown={shown.length} total={rows.length} onMore={() => setMost(most + mostRows)} />
    </div>
  );
}

type RunRowProps = { target: Target; state: RunState; linked: boolean };

/** A step of one application draws its own row alone. */
const RunRow = memo(function RunRow({ target, state, linked }: RunRowProps) {
  return (
    <tr>
      <th scope="row">
        {linked ? (
          <Link to={targetPath(target.kind, target.id)}>
            <bdi>{target.displayName}</bdi>
          </Link>
        ) : (
          <bdi>{target.displayName}</bdi>
        )}
        <NameWarning name={target.displayName} short />
      </th>
      <td data-tone={toneOf(state)}>
        <StateText state={state} />
      </td>
    </tr>
  );
});

type RunEndProps = Pick<RunProgressProps, 'kind' | 'targets'> & { now: Run; actions: ReactNode };

/** What came of it, and the report. */
function RunEnd({ now, kind, targets, actions }: RunEndProps) {
  const { tenantId } = useGraph();
  const count = countOf(now);
  const isGood = count.refused + count['not-sent'] + count.unknown + count.stopped === 0;
  const save = (format: 'csv' | 'json') => {
    const names = new Map(targets.map(({ id, displayName }) => [id.toLowerCase(), displayName]));
    const rows = reportOf(now, (id) => names.get(id) ?? '');
    saveFile(
      format === 'csv'
        ? { name: `${kind}-report.csv`, text: reportCsv(rows), type: 'text/csv' }
        : {
            name: `${kind}-report.json`,
            text: reportJson(rows, { tenantId, page: version }),
            type: 'application/json',
          },
    );
  };
  return (
    <Notice
      intent={isGood ? 'success' : 'warning'}
      title={
        <FormattedMessage
          defaultMessage="{done, number} of {total, number} {kind, select, test {tested} other {applied}}."
          values={{ done: count.applied + count.tested, total: now.states.size, kind }}
        />
      }
      actions={
        <>
          {actions}
          <Button onClick={() => save('csv')}>
            <FormattedMessage defaultMessage="Download report (CSV)" />
          </Button>
          <Button onClick={() => save('json')}>
            <FormattedMessage defaultMessage="Download report (JSON)" />
          </Button>
        </>
      }
    >
      {count.unknown > 0 && kind === 'renew' && (
        <FormattedMessage
          defaultMessage="{count, plural, one {1 outcome is unknown. It is} other {# outcomes are unknown. They are}} never sent again from here: open the application to check."
          values={{ count: count.unknown }}
        />
      )}
    </Notice>
  );
}
