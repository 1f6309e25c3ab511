import { type ReactNode, useId, useMemo, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { countsOf, everyRow, type FleetView, fleetColumns, isEvery } from '#src/domain/fleet/view.ts';
import { Button } from '#src/ui/button.tsx';
import { PopoverButton } from '#src/ui/popover-button.tsx';
import tones from '#src/ui/tone.module.css';
import { columnWords, connectorText, fleetStateWords, toneOfState } from './fleet-words.tsx';
import styles from './fleet-tab.module.css';

/** Connectors that have a chip before a person asks for all. */
const few = 5;

type FleetFiltersProps = {
  rows: readonly FleetRow[];
  /** Rows that pass, by the search box too. */
  shown: number;
  selected: number;
  view: FleetView;
  onView: (view: FleetView) => void;
  /** Opens what works on the selected rows, or on those that a file names. */
  onOpen: (kind: 'test' | 'renew' | 'file') => void;
};

/** Which rows and columns the table shows: chips with the number of rows that each stands for. */
export function FleetFilters({ rows, shown, selected, view, onView, onOpen }: FleetFiltersProps) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const counts = useMemo(() => countsOf(rows), [rows]);
  const connectors = counts.connectors.filter(
    ({ id }, place) => open || place < few || view.connectors.includes(id),
  );
  const day = (text: string) => (
    <FormattedDate value={new Date(`${text}T00:00:00`)} month="short" day="numeric" />
  );
  return (
    <>
      <div
        role="group"
        aria-label={intl.formatMessage({ defaultMessage: 'Filters' })}
        className={styles.filters}
      >
        {counts.states.map(({ state, count }) => (
          <Chip
            key={state}
            on={view.states.includes(state)}
            count={count}
            onToggle={() => onView({ ...view, states: toggled(view.states, state) })}
          >
            <span className={`${styles.dot} ${tones[toneOfState[state]]}`} aria-hidden="true" />
            <FormattedMessage {...fleetStateWords[state]} />
          </Chip>
        ))}
        {(counts.codeGrant > 0 || view.codeGrant) && (
          <Chip
            on={view.codeGrant}
            count={counts.codeGrant}
            onToggle={() => onView({ ...view, codeGrant: !view.codeGrant })}
          >
            <FormattedMessage defaultMessage="Code grant" />
          </Chip>
        )}
        {connectors.map(({ id, connector, count }) => (
          <Chip
            key={id}
            on={view.connectors.includes(id)}
            count={count}
            onToggle={() => onView({ ...view, connectors: toggled(view.connectors, id) })}
          >
            {connectorText(intl, connector)}
          </Chip>
        ))}
        {counts.connectors.length > few && (
          <Button size="small" appearance="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? (
              <FormattedMessage defaultMessage="Fewer connectors" />
            ) : (
              <FormattedMessage
                defaultMessage="All {count, number} connectors"
                values={{ count: counts.connectors.length }}
              />
            )}
          </Button>
        )}
        {view.due && (
          <Chip on count={undefined} onToggle={() => onView({ ...view, due: undefined })}>
            <FormattedMessage
              defaultMessage="Due {isOne, select, true {{from}} other {{from} to {to}}}"
              values={{
                isOne: view.due.from === view.due.to,
                from: day(view.due.from),
                to: day(view.due.to),
              }}
            />
          </Chip>
        )}
      </div>
      <div className={styles.count}>
        <p>
          <FormattedMessage
            defaultMessage="{shown, plural, one {# application} other {# applications}}{isAll, select, true {} other { of {total, number}}}{selected, plural, =0 {} other { · # selected}}"
            values={{ shown, total: rows.length, isAll: shown === rows.length, selected }}
          />
        </p>
        {!isEvery(view) && (
          <Button size="small" appearance="link" onClick={() => onView({ ...everyRow, hidden: view.hidden })}>
            <FormattedMessage defaultMessage="Clear filters" />
          </Button>
        )}
        <span className={styles.end}>
          <Button
            size="small"
            data-opens="test"
            disabledFocusable={selected === 0}
            onClick={() => onOpen('test')}
          >
            <FormattedMessage defaultMessage="Test stored credentials" />
          </Button>
          <Button
            size="small"
            appearance={selected > 0 ? 'primary' : 'secondary'}
            data-opens="renew"
            disabledFocusable={selected === 0}
            onClick={() => onOpen('renew')}
          >
            <FormattedMessage defaultMessage="Renew selected" />
          </Button>
          <Button size="small" data-opens="file" onClick={() => onOpen('file')}>
            <FormattedMessage defaultMessage="Renew from CSV…" />
          </Button>
          <PopoverButton
            size="small"
            appearance="subtle"
            label={<FormattedMessage defaultMessage="Columns" />}
          >
            {fleetColumns.map((column) => (
              <ColumnChoice
                key={column}
                on={!view.hidden.includes(column)}
                onToggle={() => onView({ ...view, hidden: toggled(view.hidden, column) })}
              >
                <FormattedMessage {...columnWords[column]} />
              </ColumnChoice>
            ))}
          </PopoverButton>
        </span>
      </div>
    </>
  );
}

function toggled<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}

type ChipProps = { on: boolean; count: number | undefined; onToggle: () => void; children: ReactNode };

function Chip({ on, count, onToggle, children }: ChipProps) {
  const intl = useIntl();
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onToggle}>
      {children}
      {count === undefined ? <span aria-hidden="true">×</span> : <b>{intl.formatNumber(count)}</b>}
    </button>
  );
}

function ColumnChoice({ on, onToggle, children }: Omit<ChipProps, 'count'>) {
  const id = useId();
  return (
    <span className={styles.column}>
      <input id={id} type="checkbox" checked={on} onChange={onToggle} />
      <label htmlFor={id}>{children}</label>
    </span>
  );
}
