import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { createRun, isOver } from '#src/domain/fleet/run.ts';
import { needsTemplates, recognitionOf, vendorOf } from '#src/domain/fleet/renewal-plan.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { LeaveGuard } from '#src/features/application/leave-guard.tsx';
import { browserLock } from '#src/requests/attempt.ts';
import { type Looks, lookQuery } from '#src/requests/fleet-look.ts';
import type { FleetRun } from '#src/requests/fleet-run.ts';
import { createTestRun } from '#src/requests/fleet-work.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { screenAwake } from '#src/requests/screen-awake.ts';
import { useWindowRead, type WindowRead } from '#src/requests/use-window-read.ts';
import { Button } from '#src/ui/button.tsx';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { AgainButtons, RunPanel, sameTab } from './run-panel.tsx';
import { RunProgress, useRunState } from './run-progress.tsx';
import styles from './run.module.css';

export type FleetPanelProps = {
  rows: readonly FleetRow[];
  onClose: () => void;
  /** After a run: the object ids of what it was about. */
  onDone: (ids: readonly string[]) => void;
};

/** By object id in lower case: the vendor's host, or its product; undefined where neither is known. */
type Vendors = ReadonlyMap<string, string | undefined>;

/** What is read of each application before anything is done with it, and the window for it where one is needed. */
export function useLooks(rows: readonly FleetRow[]): WindowRead<Looks> {
  const graph = useGraph();
  const targets = rows.map(({ target }) => target);
  const unclear = new Set(rows.filter(needsTemplates).map(({ target }) => target.id));
  return useWindowRead((client) =>
    lookQuery(graph, targets, { client, needsTemplates: ({ id }) => unclear.has(id) }),
  );
}

/** Tests the stored credentials of many applications. It says first which vendors that contacts. */
export function TestMany({ rows, onClose, onDone }: FleetPanelProps) {
  const graph = useGraph();
  const queries = useQueryClient();
  const [begun, setBegun] = useState<{ run: FleetRun; rows: readonly FleetRow[]; vendors: Vendors }>();
  const begin = (of: readonly FleetRow[], vendors: Vendors) => {
    const run = createTestRun(
      { graph, queries, lock: browserLock, awake: screenAwake() },
      createRun(of.map(({ target }) => target.id)),
      of.map(({ target }) => ({ target, host: vendors.get(target.id.toLowerCase())?.toLowerCase() })),
    );
    setBegun({ run, rows: of, vendors });
    // From the click: Entra's window may have to open.
    run.start();
  };
  const run = begun?.run;
  // What is under way lies outside React.
  useEffect(() => () => run?.dispose(), [run]);
  if (!begun) return <TestReview rows={rows} onBack={onClose} onStart={(vendors) => begin(rows, vendors)} />;
  return (
    <TestRun
      run={begun.run}
      rows={begun.rows}
      onBack={() => {
        onDone(rows.map(({ target }) => target.id));
        onClose();
      }}
      onAgain={(ids) =>
        begin(
          begun.rows.filter(({ target }) => ids.includes(target.id.toLowerCase())),
          begun.vendors,
        )
      }
    />
  );
}

type TestReviewProps = {
  rows: readonly FleetRow[];
  onBack: () => void;
  onStart: (vendors: Vendors) => void;
};

const title = <FormattedMessage defaultMessage="Test stored credentials" />;

/** Whom the tests contact, before they do. */
function TestReview({ rows, onBack, onStart }: TestReviewProps) {
  const read = useLooks(rows);
  const { isFetching, error } = read.query;
  return (
    <RunPanel title={title} onBack={onBack} step="review">
      <ReadPanel
        read={read}
        role="status"
        className={styles.note}
        denied={<FormattedMessage defaultMessage="You don't have permission to view stored credentials." />}
        renderNews={({ reading }) =>
          reading && <FormattedMessage defaultMessage="Reading each application's address…" />
        }
      >
        {({ data }) => {
          const vendors: Vendors = new Map(
            rows.map((row) => {
              const known = data?.get(row.target.id.toLowerCase());
              return [row.target.id.toLowerCase(), vendorOf(recognitionOf(row, known).connector, known)];
            }),
          );
          return isFetching ? (
            <ReadCount read={data?.size ?? 0} total={rows.length} />
          ) : (
            !error && (
              <>
                <p>
                  <FormattedMessage
                    defaultMessage="Tests {count, plural, one {1 application} other {# applications}}. Each test has Microsoft contact its vendor with the stored credentials. Nothing is changed."
                    values={{ count: rows.length }}
                  />
                </p>
                <VendorList vendors={vendors} />
                <p className={styles.note}>
                  <FormattedMessage defaultMessage="One test at a time per vendor, two in all." />
                </p>
                <div className={styles.actions}>
                  <Button appearance="primary" onClick={() => onStart(vendors)}>
                    <FormattedMessage
                      defaultMessage="Test {count, plural, one {1 application} other {# applications}}"
                      values={{ count: rows.length }}
                    />
                  </Button>
                </div>
              </>
            )
          );
        }}
      </ReadPanel>
    </RunPanel>
  );
}

/** How far the reads are. Not announced: the sentence above it is. */
export function ReadCount({ read, total }: { read: number; total: number }) {
  return (
    <p className={styles.note}>
      <FormattedMessage defaultMessage="{read, number} of {total, number} read." values={{ read, total }} />
    </p>
  );
}

function VendorList({ vendors }: { vendors: Vendors }) {
  const [most, setMost] = useState(cutStep);
  const counts = new Map<string | undefined, number>();
  for (const vendor of vendors.values()) counts.set(vendor, (counts.get(vendor) ?? 0) + 1);
  const known = [...counts].flatMap(([vendor, count]) => (vendor === undefined ? [] : [{ vendor, count }]));
  const unknown = counts.get(undefined) ?? 0;
  return (
    <div className={styles.part}>
      <h3>
        <FormattedMessage
          defaultMessage="{count, plural, =0 {No known vendor} one {1 vendor} other {# vendors}}"
          values={{ count: known.length }}
        />
      </h3>
      <ul className={styles.hosts}>
        {known.slice(0, most).map(({ vendor, count }) => (
          <li key={vendor}>
            <Verbatim>{vendor}</Verbatim>
            {count > 1 && (
              <>
                {' '}
                <FormattedMessage defaultMessage="({count, number} applications)" values={{ count }} />
              </>
            )}
          </li>
        ))}
        {unknown > 0 && (
          <li>
            <FormattedMessage
              defaultMessage="{count, plural, one {1 application} other {# applications}} with an unknown address, tested one after the other"
              values={{ count: unknown }}
            />
          </li>
        )}
      </ul>
      <ListCut
        shown={Math.min(most, known.length)}
        total={known.length}
        onMore={() => setMost(most + cutStep)}
      />
    </div>
  );
}

type TestRunProps = {
  run: FleetRun;
  rows: readonly FleetRow[];
  onBack: () => void;
  onAgain: (ids: readonly string[]) => void;
};

function TestRun({ run, rows, onBack, onAgain }: TestRunProps) {
  const now = useRunState(run);
  const over = isOver(now);
  return (
    <RunPanel title={title} onBack={over ? onBack : undefined} step="run">
      <LeaveGuard stake={() => (isOver(run.state.get()) ? 'none' : 'hold')} stays={sameTab} />
      <RunProgress run={run} kind="test" targets={rows.map(({ target }) => target)}>
        <AgainButtons now={now} onAgain={onAgain} />
      </RunProgress>
    </RunPanel>
  );
}
