const msPerDay = 86_400_000;

/** The day on which a moment falls where the person is, as `2027-01-31`; undefined for years that are not written with four digits. */
export function dayOf(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getFullYear();
  if (!(year >= 1000 && year <= 9999)) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
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
