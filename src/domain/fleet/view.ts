import type { Connector } from '#src/domain/connectors/connector.ts';
import { dayAfter, dayOf, daysBetween } from '#src/domain/expiry/note.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import { compare, type Deadline, type FleetRow, type FleetState, fleetStates, grouped } from './row.ts';

/** What is chosen of the rows. All of it has to hold; what is empty lets every row pass. */
export type FleetFilter = {
  states: readonly FleetState[];
  codeGrant: boolean;
  /** Ids of connectors; `unknown` for the rows without one. */
  connectors: readonly string[];
  /** A mark of the picture. */
  due: DueDays | undefined;
};

/** From a day, such as 2027-01-31, to another, both included. */
export type DueDays = { from: string; to: string };

export const everyRow: FleetFilter = { states: [], codeGrant: false, connectors: [], due: undefined };

export function connectorKey({ connector }: Pick<FleetRow, 'connector'>): string {
  return connector?.id ?? 'unknown';
}

/** The rows that pass, with the text in their name or equal to one of their ids. */
export function filterRows(
  rows: readonly FleetRow[],
  filter: FleetFilter,
  text: string,
): readonly FleetRow[] {
  const { states, codeGrant, connectors, due } = filter;
  const wanted = text.trim().toLowerCase();
  if (wanted === '' && isEvery(filter)) return rows;
  return rows.filter(
    (row) =>
      (states.length === 0 || states.includes(row.state)) &&
      (!codeGrant || row.codeGrant.length > 0) &&
      (connectors.length === 0 || connectors.includes(connectorKey(row))) &&
      (due === undefined || row.deadlines.some(({ at }) => isWithin(dayOf(at), due))) &&
      (wanted === '' || holdsText(row, wanted)),
  );
}

function isWithin(day: string | undefined, { from, to }: DueDays): boolean {
  return day !== undefined && day >= from && day <= to;
}

function holdsText({ target: { displayName, id, appId } }: FleetRow, wanted: string): boolean {
  return (
    displayName.toLowerCase().includes(wanted) ||
    id.toLowerCase() === wanted ||
    appId.toLowerCase() === wanted
  );
}

export function isEvery({ states, codeGrant, connectors, due }: FleetFilter): boolean {
  return states.length === 0 && !codeGrant && connectors.length === 0 && due === undefined;
}

/** How many rows each chip stands for; no chip for none. */
export type FleetCounts = {
  states: readonly { state: FleetState; count: number }[];
  codeGrant: number;
  /** The most frequent first. */
  connectors: readonly { id: string; connector: Connector | undefined; count: number }[];
};

export function countsOf(rows: readonly FleetRow[]): FleetCounts {
  const states = grouped(rows, ({ state }) => state);
  const connectors = grouped(rows, connectorKey);
  return {
    states: fleetStates.flatMap((state) => {
      const count = states.get(state)?.length ?? 0;
      return count > 0 ? [{ state, count }] : [];
    }),
    codeGrant: rows.filter((row) => row.codeGrant.length > 0).length,
    connectors: [...connectors]
      .map(([id, some]) => ({ id, connector: some[0]?.connector, count: some.length }))
      .toSorted((one, other) => other.count - one.count || compare(one.id, other.id)),
  };
}

/** The columns that a person can leave out. */
export const fleetColumns = ['cause', 'success', 'deadline', 'connector', 'code-grant'] as const;
export type FleetColumn = (typeof fleetColumns)[number];

/** What a person has chosen of the table. */
export type FleetView = FleetFilter & { hidden: readonly FleetColumn[] };

/** A view as the address carries it: words with a dot between. What is no word of ours is left out. */
export function readView(text: string): FleetView {
  const words = text.split('.');
  const after = (start: string) =>
    words.filter((word) => word.startsWith(start)).map((word) => word.slice(start.length));
  return {
    states: fleetStates.filter((state) => words.includes(state)),
    codeGrant: words.includes('grant'),
    connectors: after('app_').filter((id) => /^[a-z0-9-]+$/.test(id)),
    due: dueIn(after('due_')[0] ?? ''),
    hidden: fleetColumns.filter((column) => words.includes(`hide_${column}`)),
  };
}

function dueIn(text: string): DueDays | undefined {
  const [from = '', to = ''] = text.split('_');
  return isDay(from) && isDay(to) ? { from, to } : undefined;
}

export function viewText({ states, codeGrant, connectors, due, hidden }: FleetView): string {
  return [
    ...states,
    ...(codeGrant ? ['grant'] : []),
    ...connectors.map((id) => `app_${id}`),
    ...(due ? [`due_${due.from}_${due.to}`] : []),
    ...hidden.map((column) => `hide_${column}`),
  ].join('.');
}

/** How far the picture reaches. */
export const pictureDays = 90;

/** What falls on a few days that share one mark in the picture. */
export type DueMark = DueDays & {
  /** Its place: days from today to the first and to the day after the last. */
  start: number;
  end: number;
  rows: readonly FleetRow[];
  /** Deadlines by kind. */
  quarantine: number;
  note: number;
};

/** What falls on the next 90 days, the soonest first. A mark covers some days, so that a finger finds it on a small screen. */
export function marksOf(rows: readonly FleetRow[], now: number, daysPerMark: number): readonly DueMark[] {
  const today = dayOf(now) ?? '';
  const all = rows.flatMap((row) =>
    row.deadlines.flatMap(({ kind, at }) => {
      const left = daysBetween(today, dayOf(at) ?? '');
      return left >= 0 && left <= pictureDays ? [{ row, kind, place: Math.floor(left / daysPerMark) }] : [];
    }),
  );
  return [...grouped(all, ({ place }) => String(place))]
    .map(([key, some]) => {
      const start = Number(key) * daysPerMark;
      const count = (kind: Deadline['kind']) => some.filter((one) => one.kind === kind).length;
      return {
        from: dayAfter(today, `P${start}D`) ?? today,
        to: dayAfter(today, `P${start + daysPerMark - 1}D`) ?? today,
        start,
        end: start + daysPerMark,
        rows: [...new Set(some.map(({ row }) => row))],
        quarantine: count('quarantine'),
        note: count('note'),
      };
    })
    .toSorted((one, other) => one.start - other.start);
}
