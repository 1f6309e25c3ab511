const msPerDay = 86_400_000;

/** The day on which a moment falls where the person is, as `2027-01-31`; undefined for years that are not written with four digits. */
export function dayOf(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getFullYear();
  if (!(year >= 1000 && year <= 9999)) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The day on which a span such as `P6M` ends that begins on a day; the last one of its month where that is shorter.
 * undefined for what is no span of years, months or days: https://www.iso.org/iso-8601-date-and-time-format.html
 */
export function dayAfter(from: string, span: string): string | undefined {
  const [, count = '', unit] = /^P(\d{1,4})([YMD])$/.exec(span) ?? [];
  if (unit === undefined) return undefined;
  const time = new Date(from);
  const day = time.getUTCDate();
  if (unit === 'D') time.setUTCDate(day + Number(count));
  else {
    time.setUTCDate(1);
    time.setUTCMonth(time.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1));
    const last = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate();
    time.setUTCDate(Math.min(day, last));
  }
  // A year of more than four digits has a sign before it.
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999
    ? undefined
    : time.toISOString().slice(0, 10);
}

/** Whole days from one day of the calendar to another; negative for one that is over. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}

/** What a number of days left means for the person; thirty is what the check of a token warns at. */
export type Urgency = 'expired' | 'soon' | 'later';

export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'expired';
  return daysLeft <= 30 ? 'soon' : 'later';
}
