import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { targetPath } from '#src/domain/application-path.ts';
import { csvText, exportColumns, exportRows, jsonText } from '#src/domain/fleet/export.ts';
import { type FleetRow, rowsOf } from '#src/domain/fleet/row.ts';
import { filterRows, readView, viewText } from '#src/domain/fleet/view.ts';
import { candidateSets } from '#src/domain/fleet/scan.ts';
import { dayOf } from '#src/domain/expiry/note.ts';
import { listState } from '#src/domain/list-place.ts';
import type { Target } from '#src/domain/target.ts';
import type { FleetTabProps } from '#src/features/applications/application-list.tsx';
import { GrantButtons, GrantText } from '#src/features/status/grant-line.tsx';
import { useIdentity } from '#src/requests/graph-context.ts';
import { type FleetScan, type ScanState, useFleetScan } from '#src/requests/fleet-scan.ts';
import { usePermission } from '#src/requests/permission.ts';
import { useNotes } from '#src/requests/use-notes.ts';
import { WindowProgress } from '#src/ui/attempt-progress.tsx';
import { Button } from '#src/ui/button.tsx';

import { failureWords } from '#src/ui/failure-text.tsx';
import { Select } from '#src/ui/field.tsx';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { useLocation, useNavigate, useScrollRestoration } from '#src/ui/router.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { useSecondsUntil } from '#src/ui/use-seconds.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { FleetFilters } from './fleet-filters.tsx';
import { FleetTable } from './fleet-table.tsx';
import styles from './fleet-tab.module.css';
import { Timeline } from './timeline.tsx';

/** All that is provisioned: who breaks next. Nothing is read before a click, but how many there are to read. */
export function FleetTab({ config, ...props }: FleetTabProps & { config: Config }) {
  const scan = useFleetScan();
  const state = useSyncExternalStore(scan.state.subscribe, scan.state.get);
  const permission = usePermission(undefined, scan.resume);
  const { rows, unknown, now } = useRows(state);
  const isNew = state.scanned === 0 && (state.phase === 'idle' || state.phase === 'stopped');
  const isAsking = permission.state === 'missing' || permission.state === 'window';
  useScrollRestoration(rows.length > 0);
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.tab}>
      <div className={styles.bar}>
        <CandidateChoice state={state} onChoose={scan.choose} />
        <ScanButtons scan={scan} state={state} isFirst={rows.length === 0 && !isAsking} />
        <span className={styles.end}>
          {rows.length + unknown.length > 0 && <Downloads rows={rows} unknown={unknown} now={now} />}
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
        <Fleet {...props} config={config} rows={rows} now={now} />
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

type FleetProps = FleetTabProps & { config: Config; rows: readonly FleetRow[]; now: number };

/** The picture, the filters and the table. */
function Fleet({ place, onView, entry, opensFirst, onUp, config, rows, now }: FleetProps) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
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
        selected={selected.size}
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
          onSelected={setSelected}
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

type CandidateChoiceProps = { state: ScanState; onChoose: FleetScan['choose'] };

function CandidateChoice({ state: { set, counts, phase }, onChoose }: CandidateChoiceProps) {
  const intl = useIntl();
  const words = {
    templates: intl.formatMessage({ defaultMessage: 'Created from a template' }),
    listed: intl.formatMessage({ defaultMessage: 'Listed in the Entra admin center' }),
  };
  const isBusy = phase === 'listing' || phase === 'scanning' || phase === 'waiting';
  return (
    <span className={styles.choice}>
      <Select
        aria-label={intl.formatMessage({ defaultMessage: 'Candidates' })}
        value={set}
        disabled={isBusy}
        onChange={({ target }) => {
          const chosen = candidateSets.find((one) => one === target.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {candidateSets.map((one) => {
          const count = counts[one];
          return (
            <option key={one} value={one}>
              {count === undefined ? words[one] : `${words[one]} (${intl.formatNumber(count)})`}
            </option>
          );
        })}
      </Select>
    </span>
  );
}

type ScanButtonsProps = { scan: FleetScan; state: ScanState; isFirst: boolean };

function ScanButtons({ scan, state: { phase }, isFirst }: ScanButtonsProps) {
  const frame = useRef<HTMLSpanElement>(null);
  // The button that was pressed makes room for another, and the focus goes on to that.
  const act = (work: () => void) => {
    work();
    requestAnimationFrame(() => {
      if (!frame.current?.contains(document.activeElement)) frame.current?.querySelector('button')?.focus();
    });
  };
  const look = isFirst ? 'primary' : 'secondary';
  const isBusy = phase === 'listing' || phase === 'scanning' || phase === 'waiting';
  return (
    <span ref={frame} className={styles.buttons}>
      {isBusy ? (
        <Button key="pause" onClick={() => act(scan.pause)}>
          <FormattedMessage defaultMessage="Pause" />
        </Button>
      ) : phase === 'paused' ? (
        <Button key="resume" appearance={look} onClick={() => act(scan.resume)}>
          <FormattedMessage defaultMessage="Resume" />
        </Button>
      ) : (
        <Button key="scan" appearance={look} onClick={() => act(scan.start)}>
          <FormattedMessage defaultMessage="Scan" />
        </Button>
      )}
      {(isBusy || phase === 'paused') && (
        <Button key="stop" appearance="subtle" onClick={() => act(scan.stop)}>
          <FormattedMessage defaultMessage="Stop" />
        </Button>
      )}
    </span>
  );
}

/** How long a screen reader is left alone while a scan goes on, in milliseconds. */
const quiet = 10_000;

/** How far the scan is: at each moment for the eye, and now and then for the ear. */
function Progress({ state }: { state: ScanState }) {
  const { phase, scanned, total, at = 0, until } = state;
  const [said, setSaid] = useState(state);
  const isBusy = phase === 'scanning' || phase === 'waiting';
  const isNews = said.phase !== phase || !isBusy || at - (said.at ?? 0) >= quiet;
  if (said !== state && isNews) setSaid(state);
  const isRead = total !== undefined && (isBusy || phase === 'paused');
  return (
    <div className={styles.progress}>
      <p role="status" className={styles.said}>
        <ProgressText state={said} />
      </p>
      <p aria-hidden="true">
        <ProgressText state={state} />
      </p>
      {isRead && <progress aria-hidden="true" value={scanned} max={Math.max(total, 1)} />}
      {phase === 'waiting' && until !== undefined && <Countdown until={until} />}
    </div>
  );
}

function ProgressText({ state: { phase, scanned, total = 0, provisioned, unknown } }: { state: ScanState }) {
  switch (phase) {
    case 'idle':
      return null;
    case 'listing':
      return <FormattedMessage defaultMessage="Listing applications…" />;
    case 'done':
      return (
        <FormattedMessage
          defaultMessage="{provisioned, number} provisioned{unknown, plural, =0 {} other {, # not known}}. Scanned {scanned, number} of {total, number}"
          values={{ scanned, total, provisioned, unknown }}
        />
      );
    case 'scanning':
    case 'waiting':
    case 'paused':
    case 'stopped':
    case 'failed':
      return (
        <FormattedMessage
          defaultMessage="{phase, select, paused {Paused. } stopped {Stopped. } failed {Interrupted. } other {}}Scanned {scanned, number} of {total, number}, {provisioned, number} provisioned{unknown, plural, =0 {} other {, # not known}}"
          values={{ phase, scanned, total, provisioned, unknown }}
        />
      );
  }
}

function Countdown({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  return (
    <p className={styles.small}>
      <FormattedMessage
        defaultMessage="Microsoft Graph asked for a pause. Goes on in {seconds, number} s."
        values={{ seconds }}
      />
    </p>
  );
}

/** Applications that one request reads: https://learn.microsoft.com/graph/json-batching */
const perRequest = 20;

function FirstUse({ state: { set, counts }, config: { scopes } }: { state: ScanState; config: Config }) {
  const count = counts[set];
  return (
    <div className={styles.empty}>
      <h2>
        <FormattedMessage defaultMessage="See which provisioning breaks next" />
      </h2>
      <p>
        <FormattedMessage
          defaultMessage="A scan reads the provisioning jobs of all candidates. It changes nothing, and contacts no vendor. It needs {permissions}."
          values={{
            permissions: <Verbatim>{[...scopes.read, ...scopes.status].join(', ')}</Verbatim>,
          }}
        />
      </p>
      <p>
        {count === undefined ? (
          <FormattedMessage defaultMessage="Each request reads 20 applications." />
        ) : (
          <FormattedMessage
            defaultMessage="{count, plural, one {# application} other {# applications}} to read: {requests, plural, one {about # request} other {about # requests}} to Microsoft Graph."
            values={{ count, requests: Math.ceil(count / perRequest) + Math.ceil(count / 999) }}
          />
        )}
      </p>
    </div>
  );
}

type NotKnownProps = { state: ScanState; unknown: readonly Target[]; onRetry: () => void };

/** What could not be read: it may be provisioned or not. */
function NotKnown({ state, unknown, onRetry }: NotKnownProps) {
  const [length, setLength] = useState(cutStep);
  const reason = (id: string): ReactNode => {
    const entry = state.entries.get(id.toLowerCase());
    return entry?.state === 'unknown' ? failureWords(entry.failure, 'synchronization').title : null;
  };
  return (
    <div className={styles.unknown}>
      <details>
        <summary>
          <FormattedMessage
            defaultMessage="Not known: {count, plural, one {# application} other {# applications}}"
            values={{ count: unknown.length }}
          />
        </summary>
        <ul>
          {unknown.slice(0, length).map(({ id, displayName }) => (
            <li key={id}>
              <bdi>{displayName}</bdi> <span className={styles.small}>{reason(id)}</span>
            </li>
          ))}
        </ul>
        <ListCut
          shown={Math.min(length, unknown.length)}
          total={unknown.length}
          onMore={() => setLength(length + cutStep)}
        />
      </details>
      <Button size="small" onClick={onRetry}>
        <FormattedMessage defaultMessage="Try these again" />
      </Button>
    </div>
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
