import { type ReactNode, useRef, useState } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { candidateSets } from '#src/domain/fleet/scan.ts';
import type { Target } from '#src/domain/target.ts';
import type { FleetScan, ScanState } from '#src/requests/fleet-scan.ts';
import { Button } from '#src/ui/button.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { Select } from '#src/ui/field.tsx';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { useSecondsUntil } from '#src/ui/use-seconds.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './fleet-tab.module.css';

type CandidateChoiceProps = { state: ScanState; onChoose: FleetScan['choose'] };

export function CandidateChoice({ state: { set, counts, phase }, onChoose }: CandidateChoiceProps) {
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

export function ScanButtons({ scan, state: { phase }, isFirst }: ScanButtonsProps) {
  const frame = useRef<HTMLSpanElement>(null);
  // The button that was pressed makes room for another, and the focus goes on to that.
  const act = (work: () => void) => {
    work();
    focusNextFrame(() =>
      frame.current?.contains(document.activeElement) ? undefined : frame.current?.querySelector('button'),
    );
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
export function Progress({ state }: { state: ScanState }) {
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

export function FirstUse({
  state: { set, counts },
  config: { scopes },
}: {
  state: ScanState;
  config: Config;
}) {
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
export function NotKnown({ state, unknown, onRetry }: NotKnownProps) {
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
