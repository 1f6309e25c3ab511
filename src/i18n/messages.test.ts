import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { beforeAll, describe, expect, test } from 'vitest';

type Extracted = { defaultMessage: string; description?: string; file: string; start: number };
let messages: Readonly<Record<string, Extracted>> = {};

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    const out = join(folder, 'en.json');
    execFileSync(
      'npm',
      ['run', '--silent', 'messages', '--', '--out-file', out, '--extract-source-location'],
      { shell: process.platform === 'win32' },
    );
    messages = JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the file for translators holds every message of the code and no other', () => {
  const wanted = Object.fromEntries(
    Object.entries(messages).map(([id, { defaultMessage, description }]) => [
      id,
      { defaultMessage, ...(description !== undefined && { description }) },
    ]),
  );
  // On a difference: `npm run messages`, and commit what it writes.
  expect(readFileSync('src/i18n/messages/en.json', 'utf8')).toBe(`${JSON.stringify(wanted, null, 2)}\n`);
});

/** Microsoft's style asks for everyday words, short sentences and a plain verb: https://learn.microsoft.com/style-guide/top-10-tips-style-voice */
const rules: readonly { pattern: RegExp; better: string }[] = [
  { pattern: /\b(?:tells?|told|telling)\b/i, better: 'return, show or say' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, better: 'fix' },
  { pattern: /\b(?:nobody|whoever|somebody|anybody)\b/i, better: 'name the person' },
  { pattern: /\bmostly\b/i, better: 'usually' },
  { pattern: /\bwhat (?:is|was) stored\b/i, better: 'the stored credentials' },
  { pattern: /\bon the other side\b/i, better: 'the app' },
  { pattern: /\bwindow of its own\b|\bof one's own\b/i, better: 'the Microsoft window, your own' },
  { pattern: /\blook(?:s|ing)? at the\b/i, better: 'check, open or read' },
  { pattern: /\bmay not\b/i, better: "isn't allowed to, or can't" },
  { pattern: /\bsays so\b|\bsay so\b/i, better: 'name what it says' },
];

/** In words. */
const limits = { sentence: 20, title: 12, body: 25, help: 40 };

/** Messages that may break a rule, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {};

const intl = createIntl({ locale: 'en', defaultLocale: 'en', onError: () => undefined });

/** What a person reads: each placeholder is one word, and a plural has its longest form. */
function wordsOf(message: string): string {
  const plain = message.replaceAll(/<\/?\w+>/g, '');
  const names = [...plain.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => [name, 7]);
  return intl.formatMessage({ id: 'message', defaultMessage: plain }, Object.fromEntries(names));
}

const count = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** A title stands in `title`, in a heading, a legend or a summary, or in a table of titles. */
function isTitle({ file, start }: Extracted): boolean {
  const before = readFileSync(file, 'utf8').slice(0, start);
  const table = before.match(/const (\w+)[^=]* = defineMessages\((?![\s\S]*\n\}\))/)?.[1];
  return (
    /\btitle\s*[=:]\s*\{?\s*\(?\s*$/.test(before) ||
    /<(?:h[1-6]|legend|summary)\b[^<]*>\s*$/.test(before) ||
    (table !== undefined && /titles?$/i.test(table))
  );
}

/** A description that begins so says that a text is read on demand, or before a confirmation. */
const isHelp = ({ description }: Extracted) => /^(?:Help|Review)\b/.test(description ?? '');

function faultsOf(message: Extracted): readonly string[] {
  const text = wordsOf(message.defaultMessage);
  const limit = isHelp(message) ? limits.help : isTitle(message) ? limits.title : limits.body;
  const longest = Math.max(...text.split(/(?<=[.!?…])\s+/).map(count));
  return [
    ...rules
      .filter(({ pattern }) => pattern.test(message.defaultMessage))
      .map(({ pattern, better }) => `${pattern.exec(message.defaultMessage)?.[0]}: ${better}`),
    ...(longest > limits.sentence ? [`a sentence of ${longest} words`] : []),
    ...(count(text) > limit ? [`${count(text)} words of ${limit}`] : []),
  ];
}

test('every message is short and in everyday words', () => {
  const faulty = Object.values(messages)
    .map((message) => ({ message, faults: faultsOf(message) }))
    .filter(({ faults }) => faults.length > 0);
  const unexpected = faulty.filter(
    ({ message: { defaultMessage } }) => !Object.hasOwn(exceptions, defaultMessage),
  );
  expect(
    unexpected.map(({ message: { file, defaultMessage }, faults }) => [file, defaultMessage, ...faults]),
  ).toEqual([]);
  const texts = new Set(faulty.map(({ message }) => message.defaultMessage));
  // An exception that is no longer needed leaves the list.
  expect(Object.keys(exceptions).filter((text) => !texts.has(text))).toEqual([]);
});

describe('the check itself', () => {
  const fault = (defaultMessage: string) => faultsOf({ defaultMessage, file: 'package.json', start: 0 });
  test.each([
    'Nobody can say whether this took effect.',
    'Graph tells the names.',
    'The app on the other side said no.',
    'Your account may not do this.',
    'It is mended.',
    `${'word '.repeat(21)}end.`,
    'One two three. '.repeat(9),
    '{count, plural, one {# row} other {# rows}} of what is stored',
  ])('refuses %s', (text) => {
    expect(fault(text)).not.toEqual([]);
  });
  test.each(['Check the token.', `{count, plural, one {# row} other {# rows}} of {limit, number}`])(
    'takes %s',
    (text) => {
      expect(fault(text)).toEqual([]);
    },
  );
});

/** Banned in comments too, names in backticks aside. */
const never = /\b(?:told|mend(?:s|ed|ing)?|nobody|whoever|somebody|anybody|mostly)\b/i;
const comment = /^\s*(?:\/\/|\/?\*|\{\/\*)|\s\/\/ /;

test('every comment is in everyday words', () => {
  const found = ['src', 'e2e', '.ci'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
      .flatMap((file) => bannedLines(join(folder, file), (line) => comment.test(line))),
  );
  expect(found).toEqual([]);
});

test.each(['README.md', '.github/SECURITY.md', '.github/CONTRIBUTING.md'])(
  '%s is in everyday words, titles of tests aside',
  (file) => {
    expect(bannedLines(file, () => true)).toEqual([]);
  },
);

function bannedLines(file: string, isText: (line: string) => boolean): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => isText(line) && never.test(line.replaceAll(/`[^`]*`|"[^"]*"/g, '')))
    .map((line) => `${file}: ${line.trim()}`);
}
