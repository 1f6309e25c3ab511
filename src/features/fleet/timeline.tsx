import { useEffect, useMemo, useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { type DueDays, type DueMark, marksOf, pictureDays } from '#src/domain/fleet/view.ts';
import styles from './timeline.module.css';

/** A finger's width, in CSS pixels: https://www.w3.org/TR/WCAG22/#target-size-minimum */
const least = 26;
/** The line, and the rows of signs above it, in CSS pixels. */
const [line, step, most] = [64, 12, 4];

type TimelineProps = {
  rows: readonly FleetRow[];
  now: number;
  /** The mark whose rows the table shows. */
  due: DueDays | undefined;
  onDue: (due: DueDays | undefined) => void;
};

/**
 * The next 90 days as a picture, today at its start: each sign is a deadline. Its marks are a list of buttons, which say
 * the same in words. A chart library would bring 30 kB and more for a line and some signs.
 */
export function Timeline({ rows, now, due, onDue }: TimelineProps) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1000);
  // How wide the picture is lies outside React.
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const daysPerMark = Math.max(1, Math.ceil((pictureDays + 1) / Math.max(1, Math.floor(width / least))));
  const marks = useMemo(() => marksOf(rows, now, daysPerMark), [rows, now, daysPerMark]);
  const days = pictureDays + daysPerMark;
  const left = (day: number) => `${(day / days) * 100}%`;
  return (
    <section className={styles.section} aria-label={intl.formatMessage({ defaultMessage: 'Next 90 days' })}>
      <div className={styles.words}>
        <h2>
          <FormattedMessage defaultMessage="Next 90 days" />
        </h2>
        <p>
          {marks.length === 0 ? (
            <FormattedMessage defaultMessage="No deadlines known." />
          ) : (
            <>
              <span className={styles.legend}>
                <svg aria-hidden="true" viewBox="-6 -6 12 12" className={styles.key}>
                  <Sign kind="quarantine" />
                </svg>
                <FormattedMessage defaultMessage="Quarantine ends" />
              </span>
              <span className={styles.legend}>
                <svg aria-hidden="true" viewBox="-6 -6 12 12" className={styles.key}>
                  <Sign kind="note" />
                </svg>
                <FormattedMessage defaultMessage="Credential expires" />
              </span>
            </>
          )}{' '}
          <span className={styles.small}>
            <FormattedMessage defaultMessage="Expiry dates are those set in this browser." />
          </span>
        </p>
      </div>
      <div ref={frame} className={styles.frame} hidden={marks.length === 0}>
        <svg aria-hidden="true" className={styles.picture}>
          <line x1="0" x2="100%" y1={line} y2={line} className={styles.line} />
          <line x1="0" x2="0" y1={line - 6} y2={line + 6} className={styles.line} />
          {monthsAfter(now).map(({ day, at }) => (
            <g key={at}>
              <line x1={left(day)} x2={left(day)} y1={line - 4} y2={line + 4} className={styles.line} />
              <text x={left(day)} y={line + 18} className={styles.month}>
                <FormattedDate value={at} month="short" />
              </text>
            </g>
          ))}
          <text x="0" y={line + 18} className={styles.month}>
            <FormattedMessage defaultMessage="Today" />
          </text>
          {marks.map((mark) => (
            <Signs key={mark.start} mark={mark} x={left((mark.start + mark.end) / 2)} />
          ))}
        </svg>
        <ul className={styles.marks}>
          {marks.map((mark) => {
            const isOn = due?.from === mark.from && due.to === mark.to;
            return (
              <li
                key={mark.start}
                // Its words would leave the picture at the end.
                data-late={mark.start > pictureDays / 2 ? '' : undefined}
                style={{ insetInlineStart: left(mark.start), inlineSize: left(daysPerMark) }}
              >
                <button
                  type="button"
                  className={styles.mark}
                  aria-pressed={isOn}
                  onClick={() => onDue(isOn ? undefined : { from: mark.from, to: mark.to })}
                >
                  <span className={styles.said}>
                    <MarkWords mark={mark} />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** The signs of a mark, one over the other; where there are too many, how many there are. */
function Signs({ mark, x }: { mark: DueMark; x: string }) {
  const all = [
    ...Array.from({ length: mark.quarantine }, () => 'quarantine' as const),
    ...Array.from({ length: mark.note }, () => 'note' as const),
  ];
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  return (
    <svg x={x} overflow="visible">
      {shown.map((kind, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- they have no state
        <g key={place} transform={`translate(0 ${line - 12 - place * step})`}>
          <Sign kind={kind} />
        </g>
      ))}
      {all.length > most && (
        <text y={line - 8 - shown.length * step} className={styles.count}>
          {`+${all.length - shown.length}`}
        </text>
      )}
    </svg>
  );
}

/** Distinguished by its form, for whom colours do not. */
function Sign({ kind }: { kind: 'quarantine' | 'note' }) {
  return kind === 'quarantine' ? (
    <path d="M0 -5 5 0 0 5 -5 0z" className={styles.quarantine} />
  ) : (
    <circle r="4.5" className={styles.note} />
  );
}

/** More names than fit into a sentence. */
const named = 3;

function MarkWords({ mark: { from, to, rows, quarantine, note } }: { mark: DueMark }) {
  const intl = useIntl();
  const day = (text: string) =>
    intl.formatDate(new Date(`${text}T00:00:00`), { month: 'short', day: 'numeric' });
  const names = rows.slice(0, named).map(({ target }) => target.displayName);
  const ends = [
    ...(quarantine > 0
      ? [
          intl.formatMessage(
            {
              defaultMessage: '{count, plural, one {# quarantine ends} other {# quarantines end}}',
            },
            { count: quarantine },
          ),
        ]
      : []),
    ...(note > 0
      ? [
          intl.formatMessage(
            { defaultMessage: '{count, plural, one {# credential expires} other {# credentials expire}}' },
            { count: note },
          ),
        ]
      : []),
  ];
  return (
    <FormattedMessage
      defaultMessage="{days}: {ends}. {names}{more, plural, =0 {} other {, and # more}}"
      values={{
        days:
          from === to
            ? day(from)
            : intl.formatMessage({ defaultMessage: '{from} to {to}' }, { from: day(from), to: day(to) }),
        ends: intl.formatList(ends, { type: 'unit' }),
        names: names.join(', '),
        more: rows.length - names.length,
      }}
    />
  );
}

/** The first days of the next months that are far enough from the start of the picture to be named. */
function monthsAfter(now: number): readonly { day: number; at: number }[] {
  const today = new Date(now);
  return [1, 2, 3].flatMap((months) => {
    const at = new Date(today.getFullYear(), today.getMonth() + months, 1).getTime();
    const day = Math.round((at - new Date(today).setHours(0, 0, 0, 0)) / 86_400_000);
    return day >= 12 && day <= pictureDays - 4 ? [{ day, at }] : [];
  });
}
