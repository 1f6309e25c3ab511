import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyName } from './renewal.fixture.ts';
import { isDay, reminder } from './calendar.ts';

const now = new Date('2026-10-01T08:00:00.123Z');
const some = {
  uid: '8e82495e@provisioning-keys',
  title: 'Renew the credentials of Contoso HR',
  description: 'Every year; see the ticket.\nAsk the vendor, then C:\\keys.',
  date: '2027-10-01',
  url: 'https://keys.contoso.example/service-principals/8e82495e-e860-4a3f-a821-cfa8b4bc2c56',
};

test('a reminder is a calendar file with one day and two alarms', () => {
  expect(reminder(some, now)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Provisioning Keys//Renewal//EN',
      'BEGIN:VEVENT',
      'UID:8e82495e@provisioning-keys',
      'DTSTAMP:20261001T080000Z',
      'DTSTART;VALUE=DATE:20271001',
      'SUMMARY:Renew the credentials of Contoso HR',
      String.raw`DESCRIPTION:Every year\; see the ticket.\nAsk the vendor\, then C:\\keys.`,
      'URL:https://keys.contoso.example/service-principals/8e82495e-e860-4a3f-a821',
      ' -cfa8b4bc2c56',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Renew the credentials of Contoso HR',
      'TRIGGER:-P6DT15H',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Renew the credentials of Contoso HR',
      'TRIGGER:PT9H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

/** As a calendar reads it: unfolded first, then line by line. */
function linesOf(file: string): readonly string[] {
  return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

function unescaped(text: string): string {
  return text.replace(/\\([\\;,n])/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

describe('whatever stands in it', () => {
  const names = (file: string) => linesOf(file).map((line) => line.slice(0, line.indexOf(':')));
  const any = fc.record({ uid: anyName, title: anyName, description: anyName, url: anyName });

  test('there are the same lines in the same order, and what was said is read again', () => {
    fc.assert(
      fc.property(any, ({ uid, title, description }) => {
        const file = reminder({ ...some, uid, title, description }, now);
        assert.deepStrictEqual(names(file), names(reminder(some, now)));
        const said = linesOf(file).find((line) => line.startsWith('DESCRIPTION:')) ?? '';
        const meant = description
          .toWellFormed()
          .replace(/\r\n?/g, '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '');
        assert.strictEqual(unescaped(said.slice('DESCRIPTION:'.length)), meant);
      }),
      { numRuns: 1_000 },
    );
  });

  test('no line is longer than 75 octets, no character is cut, and lines end with CR LF alone', () => {
    fc.assert(
      fc.property(any, (words) => {
        const file = reminder({ ...some, ...words }, now);
        assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/);
        assert.ok(file.isWellFormed());
        for (const line of file.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('what is no address is left out', () => {
  expect(reminder({ ...some, url: 'nowhere' }, now)).not.toContain('URL');
  expect(reminder({ ...some, url: 'https://a.example/\r\nATTENDEE:b' }, now)).toContain(
    'URL:https://a.example/ATTENDEE:b\r\n',
  );
});

test.each([
  '2027-02-29',
  '2027-13-01',
  '2027-1-1',
  '20270101',
  '',
  '2027-01-01\r\nX:y',
  '2027-01-01T00:00:00Z',
])('%j is no day', (date) => {
  expect(isDay(date)).toBe(false);
  expect(() => reminder({ ...some, date }, now)).toThrow(RangeError);
});

test.each(['2028-02-29', '2027-12-31', '1999-01-01'])('%s is one', (date) => expect(isDay(date)).toBe(true));
