import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import {
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type Dispatch,
  type SetStateAction,
} from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import type { Config } from '#src/config/config.ts';
import { targetPath, type Target } from '#src/domain/target.ts';
import { csvText, exportColumns, exportRows, jsonText } from '#src/domain/fleet/export.ts';
import { type FleetRow, rowsOf } from '#src/domain/fleet/row.ts';
import { filterRows, readView, viewText } from '#src/domain/fleet/view.ts';
import { dayOf } from '#src/domain/expiry/note.ts';
import { listState } from '#src/domain/list-place.ts';
import type { FleetTabProps } from '#src/features/applications/application-list.tsx';
import { GrantButtons, GrantText } from '#src/features/status/grant-line.tsx';
import { useIdentity } from '#src/requests/graph-context.ts';
import { type ScanState, useFleetScan } from '#src/requests/fleet-scan.ts';
import { usePermission } from '#src/requests/permission.ts';
import { useNotes } from '#src/requests/use-notes.ts';
import { WindowProgress } from '#src/ui/attempt-progress.tsx';
import { Button } from '#src/ui/button.tsx';

import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded, NotLoadedDialog } from '#src/ui/not-loaded.tsx';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { useLocation, useNavigate, useScrollRestoration } from '#src/ui/router.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { FleetFilters } from './fleet-filters.tsx';
import { FleetTable } from './fleet-table.tsx';
import styles from './fleet-tab.module.css';
import { CandidateChoice, FirstUse, NotKnown, Progress, ScanButtons } from './scan-parts.tsx';
import type { FleetPanelProps } from './test-many.tsx';
import { Timeline } from './timeline.tsx';

const TestMany = lazyOr<FleetPanelProps>(PanelNotLoaded, () =>
  import('./test-many.tsx').then((part) => part.TestMany),
);
const RenewMany = lazyOr<FleetPanelProps & { from: 'one' | 'file' }>(PanelNotLoaded, () =>
  import('./renew-many.tsx').then((part) => part.RenewMany),
);
const ScheduleDialog = lazyOr<{ cloud: Cloud; onClose: () => void }>(NotLoadedDialog, () =>
  import('./schedule-dialog.tsx').then((part) => part.ScheduleDialog),
);

/** What takes the place of the table: for the rows that were selected when it was opened, or for those that a file names. */
type OpenPanel = { kind: 'test' | 'renew' | 'file'; rows: readonly FleetRow[] };

/** All that is provisioned: who breaks next. Nothing is read before a click, but how many there are to read. */
export function FleetTab({ config, ...props }: FleetTabProps & { config: Config }) {
  const scan = useFleetScan();
  const state = useSyncExternalStore(scan.state.subscribe, scan.state.get);
  const permission = usePermission(undefined, scan.resume);
  const { rows, unknown, now } = useRows(state);
  const isNew = state.scanned === 0 && (state.phase === 'idle' || state.phase === 'stopped');
  const isAsking = permission.state === 'missing' || permission.state === 'window';
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [panel, setPanel] = useState<OpenPanel>();
  useScrollRestoration(rows.length > 0);
  const openers = useRef<HTMLDivElement>(null);
  const back = (kind: OpenPanel['kind']) => {
    setPanel(undefined);
    focusNextFrame(() => openers.current?.querySelector(`[data-opens="${kind}"]`));
  };
  if (panel) {
    const own = {
      rows: panel.rows,
      onClose: () => back(panel.kind),
      onDone: (ids: readonly string[]) => void scan.refresh(ids),
    };
    return (
      <Suspense>
        {panel.kind === 'test' ? (
          <TestMany {...own} />
        ) : (
          <RenewMany {...own} from={panel.kind === 'file' ? 'file' : 'one'} />
        )}
      </Suspense>
    );
  }
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.tab}>
      <div className={styles.bar}>
        <CandidateChoice state={state} onChoose={scan.choose} />
        <ScanButtons scan={scan} state={state} isFirst={rows.length === 0 && !isAsking} />
        <span className={styles.end}>
          {rows.length + unknown.length > 0 && <Downloads rows={rows} unknown={unknown} now={now} />}
          <Schedule cloud={config.cloud} />
        </span>
      </div>
      <Progress state={state} />
      {permission.state === 'window' ? (
        <WindowProgress onAgain={() => permission.grant()} onCancel={permission.cancel} />
      ) : permission.state === 'missing' && permission.failure ? (
        <div className={styles.grant}>
          <GrantText failure={permission.failure} config={config} />
          <GrantButtons permission={permission} failure={permission.failure} config={config} />
        </div>
      ) : (
        state.phase === 'failed' &&
        state.failure && (
          <PassingFailure failure={state.failure} doing="synchronization" onRetry={scan.resume} />
        )
      )}
      {isNew && <FirstUse state={state} config={config} />}
      {unknown.length > 0 && <NotKnown state={state} unknown={unknown} onRetry={scan.retryUnknown} />}
      {rows.length > 0 ? (
        <div ref={openers}>
          <Fleet
            {...props}
            config={config}
            rows={rows}
            now={now}
            selected={selected}
            onSelected={setSelected}
            onOpen={(kind) =>
              setPanel({
                kind,
                rows: kind === 'file' ? rows : rows.filter(({ target }) => selected.has(target.id)),
              })
            }
          />
        </div>
      ) : (
        state.phase === 'done' &&
        unknown.length === 0 && (
          <p className={styles.empty}>
            <FormattedMessage defaultMessage="None of these applications has a provisioning job." />
          </p>
        )
      )}
    </div>
  );
}

/** Minutes are near enough, and let a table rest in between. */
function useNow(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / 60_000) * 60_000);
}

function everyMinute(notify: () => void): () => void {
  const timer = setInterval(notify, 10_000);
  return () => clearInterval(timer);
}

function useRows({ candidates, entries, quarantines }: ScanState) {
  const { tenantId } = useIdentity();
  const { all: notes } = useNotes();
  const now = useNow();
  const rows = useMemo(
    () => rowsOf({ candidates, entries, notes, quarantines, tenantId, now }),
    [candidates, entries, notes, quarantines, tenantId, now],
  );
  const unknown = useMemo(
    () => [...entries].flatMap(([id, { state }]) => (state === 'unknown' ? (candidates.get(id) ?? []) : [])),
    [candidates, entries],
  );
  return { rows, unknown, now };
}

type FleetProps = FleetTabProps & {
  config: Config;
  rows: readonly FleetRow[];
  now: number;
  selected: ReadonlySet<string>;
  onSelected: Dispatch<SetStateAction<ReadonlySet<string>>>;
  onOpen: (kind: OpenPanel['kind']) => void;
};

/** The picture, the filters and the table. */
function Fleet(props: FleetProps) {
  const { place, onView, entry, opensFirst, onUp, config, rows, now, selected, onSelected, onOpen } = props;
  const navigate = useNavigate();
  const { search } = useLocation();
  const view = useMemo(() => readView(place.view), [place.view]);
  const shown = useMemo(() => filterRows(rows, view, place.text), [rows, view, place.text]);
  const first = shown[0]?.target;
  // The browser's history lies outside React.
  useEffect(() => {
    if (first && opensFirst()) navigate(targetPath(first.kind, first.id), { state: listState(search) });
  });
  return (
    <>
      <Timeline rows={rows} now={now} due={view.due} onDue={(due) => onView(viewText({ ...view, due }))} />
      <FleetFilters
        rows={rows}
        shown={shown.length}
        selected={rows.filter(({ target }) => selected.has(target.id)).length}
        onOpen={onOpen}
        view={view}
        onView={(next) => onView(viewText(next))}
      />
      {shown.length > 0 ? (
        <FleetTable
          ref={entry}
          rows={shown}
          now={now}
          hidden={view.hidden}
          cloud={config.cloud}
          selected={selected}
          onSelected={onSelected}
          onUp={onUp}
        />
      ) : (
        <p className={styles.empty}>
          <FormattedMessage defaultMessage="No application matches these filters." />
        </p>
      )}
    </>
  );
}

type DownloadsProps = { rows: readonly FleetRow[]; unknown: readonly Target[]; now: number };

/** What the scan has found, as files without values. */
function Downloads({ rows, unknown, now }: DownloadsProps) {
  const name = `provisioned-applications-${dayOf(now) ?? ''}`;
  return (
    <>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        onClick={() =>
          saveFile({
            name: `${name}.csv`,
            type: 'text/csv',
            text: csvText(exportColumns, exportRows(rows, unknown, now)),
          })
        }
      >
        <FormattedMessage defaultMessage="Download CSV" />
      </Button>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        onClick={() =>
          saveFile({
            name: `${name}.json`,
            type: 'application/json',
            text: jsonText(exportRows(rows, unknown, now)),
          })
        }
      >
        <FormattedMessage defaultMessage="Download JSON" />
      </Button>
    </>
  );
}

function PanelNotLoaded({ onClose }: FleetPanelProps) {
  return (
    <>
      <NotLoaded />
      <p>
        <Button onClick={onClose}>
          <FormattedMessage defaultMessage="Back to the list" />
        </Button>
      </p>
    </>
  );
}

/** The watch that goes on while this page is closed. */
function Schedule({ cloud }: { cloud: Cloud }) {
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button ref={opener} size="small" appearance="subtle" onClick={() => setOpen(true)}>
        <FormattedMessage defaultMessage="Schedule…" />
      </Button>
      {open && (
        <Suspense>
          <ScheduleDialog
            cloud={cloud}
            onClose={() => {
              setOpen(false);
              focusNextFrame(() => opener.current);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
