/** What is to be done on which day. */
export type Reminder = {
  /** Names the event for ever: a second file with the same one replaces the first. */
  uid: string;
  title: string;
  description: string;
  /** As `2027-01-31`. */
  date: string;
  /** The place where a person does it. */
  url: string;
};

/** Whether a text is a day of the calendar in the form `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * A file with one event of a whole day, and an alarm a week before and on the day, both at nine in the morning where the
 * person is. https://www.rfc-editor.org/rfc/rfc5545
 */
export function reminder({ uid, title, description, date, url }: Reminder, now = new Date()): string {
  if (!isDay(date)) throw new RangeError('A reminder needs a day of the calendar');
  const alarm = (trigger: string) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ];
  const address = URL.canParse(url) ? new URL(url).href : undefined;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Provisioning Keys//Renewal//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(address === undefined ? [] : [`URL:${address}`]),
    // The event leaves the person's day free.
    'TRANSP:TRANSPARENT',
    ...alarm('-P6DT15H'),
    ...alarm('PT9H'),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11: of the controls a text may hold the tab alone. */
function escaped(any: string): string {
  return any
    .toWellFormed()
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(/\r\n?|\n/g, String.raw`\n`)
    .replace(/(?!\t)\p{Cc}/gu, '');
}

/** Lines of at most 75 octets, none of which begins within a character: https://www.rfc-editor.org/rfc/rfc5545#section-3.1 */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > 75) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += octets;
  }
  return result;
}
