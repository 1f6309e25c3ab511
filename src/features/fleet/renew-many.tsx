import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { createRun, isOver, type Run, type RunResult } from '#src/domain/fleet/run.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { classOf, type CredentialKey } from '#src/domain/keys/keys.ts';
import { LeaveGuard } from '#src/features/application/leave-guard.tsx';
import { useIdleWipe } from '#src/features/editor/idle-notice.tsx';
import { browserLock } from '#src/requests/attempt.ts';
import type { FleetRun } from '#src/requests/fleet-run.ts';
import { createRenewRun, type RenewWork } from '#src/requests/fleet-work.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { useLeaving } from '#src/requests/leaving.ts';
import { screenAwake } from '#src/requests/screen-awake.ts';
import { Button } from '#src/ui/button.tsx';
import { useRefusedDrops } from '#src/ui/use-refused-drops.ts';
import { type PlannedRow, RenewReview, type RunOptions } from './renew-review.tsx';
import { RenewValues, type ValueChoice } from './renew-values.tsx';
import { AgainButtons, RunPanel, sameTab } from './run-panel.tsx';
import { RunProgress, useRunState } from './run-progress.tsx';
import styles from './run.module.css';
import type { FleetPanelProps } from './test-many.tsx';
import { readFrom, type RenewalSource, useRenewalSource, type Wish, wishOf } from './use-renewal-source.ts';

/** One renewal for many applications. Each round begins with its values anew: those of the last one are wiped. */
export function RenewMany({ rows, onClose, onDone, from }: FleetPanelProps & Pick<RenewRoundProps, 'from'>) {
  const [round, setRound] = useState({ rows, number: 0 });
  const [touched, setTouched] = useState(false);
  return (
    <RenewRound
      key={round.number}
      rows={round.rows}
      from={from}
      onBegin={() => setTouched(true)}
      onAgain={(ids) =>
        setRound({
          rows: round.rows.filter(({ target }) => ids.includes(target.id.toLowerCase())),
          number: round.number + 1,
        })
      }
      onBack={() => {
        if (touched) onDone(rows.map(({ target }) => target.id));
        onClose();
      }}
    />
  );
}

type RenewRoundProps = {
  rows: readonly FleetRow[];
  /** Where the values come from at first. */
  from: 'one' | 'file';
  onBegin: () => void;
  onAgain: (ids: readonly string[]) => void;
  onBack: () => void;
};

type Reviewed = { rows: readonly FleetRow[]; wishes: ReadonlyMap<string, Wish> };

function RenewRound({ rows, from, onBegin, onAgain, onBack }: RenewRoundProps) {
  const graph = useGraph();
  const queries = useQueryClient();
  const leaving = useLeaving();
  const source = useRenewalSource();
  const [choice, setChoice] = useState<ValueChoice>(() => ({ kind: from, key: usualKey(rows) }));
  const [reviewed, setReviewed] = useState<Reviewed>();
  const [run, setRun] = useState<FleetRun>();
  const [isBlank, setIsBlank] = useState(false);
  useRefusedDrops();
  // What is under way lies outside React.
  useEffect(() => () => run?.dispose(), [run]);
  const review = () => {
    source.fields.concealAll();
    const wishes = new Map(
      rows.flatMap(({ target }) => {
        const id = target.id.toLowerCase();
        const wish = wishOf(source, choice.kind, id, choice.key);
        return wish ? [[id, wish] as const] : [];
      }),
    );
    setIsBlank(wishes.size === 0);
    if (wishes.size > 0)
      setReviewed({ rows: rows.filter(({ target }) => wishes.has(target.id.toLowerCase())), wishes });
  };
  const start = (planned: readonly PlannedRow[], { stopAfter, ...options }: RunOptions) => {
    const { kind } = choice;
    const next = createRenewRun(
      { graph, queries, lock: browserLock, awake: screenAwake() },
      createRun(
        planned.map(({ target }) => target.id),
        { skipped: skippedOf(planned), stopAfter },
      ),
      planned.flatMap(workOf),
      { ...options, read: (id, key) => readFrom(source, kind, id, key) },
    );
    onBegin();
    setRun(next);
    // From the click: Entra's window may have to open.
    next.start();
  };
  const stake = () => {
    if (run && !isOver(run.state.get())) return run.isUnderWay() ? 'hold' : 'ask';
    return source.holds() ? 'ask' : 'none';
  };
  const back = () => void leaving.ask().then((leave) => (leave ? onBack() : undefined));
  const isValues = !reviewed && !run;
  const isRunning = useSyncExternalStore(
    run?.state.subscribe ?? noChange,
    () => run !== undefined && !isOver(run.state.get()),
  );
  return (
    <RunPanel
      title={<FormattedMessage defaultMessage="Renew credentials" />}
      onBack={isRunning ? undefined : back}
      step={run ? 'run' : reviewed ? 'review' : 'values'}
    >
      <LeaveGuard stake={stake} stays={sameTab} />
      <IdleGuard source={source} run={run} onWipe={() => setReviewed(undefined)} />
      {/* Hidden, not gone: the values are in its inputs until the run has ended. */}
      <div hidden={!isValues} className={styles.panel}>
        <p>
          <FormattedMessage
            defaultMessage="{count, plural, one {1 application} other {# applications}} {from, select, file {in the scan.} other {selected.}}"
            values={{ count: rows.length, from }}
          />
        </p>
        <RenewValues
          rows={rows}
          source={source}
          choice={choice}
          onChoose={setChoice}
          onEdited={() => setIsBlank(false)}
        />
        <p role="alert">{isBlank && <FormattedMessage defaultMessage="Enter a value." />}</p>
        <div className={styles.actions}>
          <Button appearance="primary" onClick={review}>
            <FormattedMessage defaultMessage="Review" />
          </Button>
        </div>
      </div>
      {reviewed && !run && (
        <RenewReview
          rows={reviewed.rows}
          wishes={reviewed.wishes}
          blank={choice.kind === 'file' ? 0 : rows.length - reviewed.rows.length}
          onBack={() => setReviewed(undefined)}
          onStart={start}
        />
      )}
      {run && <RenewRun run={run} rows={rows} source={source} onAgain={onAgain} />}
    </RunPanel>
  );
}

type RenewRunProps = { run: FleetRun; rows: readonly FleetRow[]; source: RenewalSource } & Pick<
  RenewRoundProps,
  'onAgain'
>;

function RenewRun({ run, rows, source, onAgain }: RenewRunProps) {
  const now = useRunState(run);
  const over = isOver(now);
  // The values lie outside React.
  useEffect(() => {
    if (over) source.wipe();
  }, [over, source]);
  return (
    <RunProgress run={run} kind="renew" targets={rows.map(({ target }) => target)}>
      <AgainButtons now={now} onAgain={onAgain} />
    </RunProgress>
  );
}

type IdleGuardProps = { source: RenewalSource; run: FleetRun | undefined; onWipe: () => void };

/** Typed values go when a person has gone away, but for a run that goes on: it needs them, and wipes them at its end. */
function IdleGuard({ source, run, onWipe }: IdleGuardProps) {
  const isOn = useSyncExternalStore(
    run?.state.subscribe ?? noChange,
    () => run !== undefined && isAtWork(run.state.get()),
  );
  // The idle time counts from when a run stands still.
  return <IdleWatch key={String(isOn)} source={source} run={run} isOn={isOn} onWipe={onWipe} />;
}

function IdleWatch({ source, run, isOn, onWipe }: IdleGuardProps & { isOn: boolean }) {
  const { notice } = useIdleWipe(
    () => !isOn && source.holds(),
    (isWiping) => {
      if (!isWiping) return;
      run?.stop();
      source.wipe();
      onWipe();
    },
  );
  return notice;
}

const noChange = () => () => undefined;

function isAtWork(run: Run): boolean {
  return run.phase.phase === 'running' || (run.phase.phase === 'ended' && !isOver(run));
}

function skippedOf(planned: readonly PlannedRow[]) {
  return new Map(
    planned.flatMap(({ target, plan }): [string, Extract<RunResult, { state: 'skipped' }>][] =>
      plan.state === 'left-out'
        ? [[target.id.toLowerCase(), { state: 'skipped', why: plan.why, failure: plan.failure }]]
        : [],
    ),
  );
}

function workOf({ target, plan }: PlannedRow): RenewWork[] {
  if (plan.state !== 'ready') return [];
  const { keys, told, plan: save } = plan;
  return [
    save ? { target, keys, told, verb: 'save', plan: save } : { target, keys, told, verb: 'authorize' },
  ];
}

/** The secret that most of them need. */
function usualKey(rows: readonly FleetRow[]): CredentialKey {
  const counts = new Map<CredentialKey, number>();
  for (const { connector } of rows)
    for (const { key, required } of connector?.keys ?? [])
      if (required && classOf(key) === 'secret') counts.set(key, (counts.get(key) ?? 0) + 1);
  const [best] = [...counts].toSorted((one, other) => other[1] - one[1]);
  return best?.[0] ?? 'SecretToken';
}
