import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { createRedactor, mask, redact } from './redact.ts';

/** Written apart from the redactor: the ways in which a server may repeat a value. */
const json = (value: string) => JSON.stringify(value).slice(1, -1);
const url = (value: string) => encodeURIComponent(value.toWellFormed());
const base64 = (value: string) => Buffer.from(value).toString('base64');
const hex = (value: string) => Buffer.from(value).toString('hex');
const each = (value: string, how: (char: string) => string) => Array.from(value, how).join('');
const point = (char: string) => char.codePointAt(0) ?? 0;

const echoes: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'its first 12 characters': (value) => value.slice(0, 12),
  'all but its last character': (value) => value.slice(0, -1),
  'its last 8 characters': (value) => value.slice(-8),
  'in capitals': (value) => value.toUpperCase(),
  'in small letters': (value) => value.toLowerCase(),
  'in JSON': json,
  'in JSON twice': (value) => json(json(value)),
  'in JSON three times': (value) => json(json(json(value))),
  'in JSON of ASCII': (value) =>
    json(value).replace(
      /[\u007f-\uffff]/g,
      (char) => `\\u${`000${char.charCodeAt(0).toString(16)}`.slice(-4)}`,
    ),
  'in JSON with every character escaped': (value) =>
    value
      .split('')
      .map((unit) => `\\u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`)
      .join(''),
  'in a URL': url,
  'in a URL, in small letters': (value) => url(value).replace(/%../g, (code) => code.toLowerCase()),
  'in a URL twice': (value) => url(url(value)),
  'in a URL three times': (value) => url(url(url(value))),
  'in a form': (value) => new URLSearchParams({ a: value }).toString().slice(2),
  'in base64': base64,
  'in base64 for URLs': (value) => Buffer.from(value).toString('base64url'),
  'in base64 behind a byte': (value) => base64(`:${value}`),
  'in base64 behind two bytes': (value) => base64(`u:${value}`),
  'in base64 twice': (value) => base64(base64(value)),
  // Made well-formed first: what ends in half of a pair and begins with the other half would be another text when doubled.
  'in base64, wrapped': (value) => base64(value.toWellFormed().repeat(2)).replace(/(.{20})/g, '$1\r\n'),
  'in base64 of UTF-16': (value) => Buffer.from(value, 'utf16le').toString('base64'),
  'in hexadecimal': hex,
  'in hexadecimal, in capitals': (value) => hex(value).toUpperCase(),
  'in hexadecimal with blanks': (value) => hex(value).replace(/(..)/g, '$1 '),
  'in hexadecimal with colons': (value) => hex(value).replace(/(..)(?!$)/g, '$1:'),
  'in hexadecimal with prefixes': (value) => hex(value).replace(/(..)(?!$)/g, '0x$1, '),
  'in hexadecimal behind a digit': (value) => `7${hex(value)}`,
  'as a list of bytes': (value) => `[${[...Buffer.from(value)].join(', ')}]`,
  spaced: (value) => each(value, (char) => `${char} `),
  'with hyphens': (value) => each(value, (char) => `${char}-`),
  'wrapped by line breaks': (value) => value.replace(/(.{6})/gu, '$1\r\n'),
  'with soft hyphens': (value) => value.replace(/(.{4})/gu, '$1\u00ad'),
  'with zero-width spaces': (value) => each(value, (char) => `${char}\u200b`),
  decomposed: (value) => value.normalize('NFD'),
  composed: (value) => value.normalize('NFC'),
  'in full width': (value) =>
    value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'with doubled quotes': (value) => value.replaceAll('"', '""').replaceAll("'", "''"),
  'in PowerShell': (value) => value.replace(/["`$]/g, '`$&'),
  'in HTML': (value) =>
    value.replace(
      /[&<>"']/g,
      (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[char] ?? char,
    ),
  'in HTML twice': (value) => value.replace(/[&<>"']/g, (char) => `&amp;#${char.charCodeAt(0)};`),
  'in named entities': (value) =>
    value.replace(/[&<>"'+/]/g, (char) => entities[char] ?? char).replaceAll('é', '&eacute;'),
  'in decimal entities': (value) => each(value, (char) => `&#${point(char)};`),
  'in hexadecimal entities': (value) => each(value, (char) => `&#x${point(char).toString(16)};`),
  'in base64 of JSON': (value) => base64(JSON.stringify({ token: value })),
  'in hexadecimal of a URL': (value) => hex(url(value)),
  'in a URL of JSON of HTML': (value) => url(json(each(value, (char) => `&#${point(char)};`))),
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '+': '&plus;',
  '/': '&sol;',
};

const secrets = [
  `s3cr+t/"<é>'&\\ \u{1f511}`,
  'Zq7vXw2LmN8pRt4KbY6cHd',
  'correct horse battery',
  `!@#$%^&*()_+-=[]{}|;':",./<>?`,
];

/** Every piece of 8 characters, which is what is called a run. */
function runsIn(value: string): readonly string[] {
  return Array.from({ length: Math.max(value.length - 7, 1) }, (_, at) => value.slice(at, at + 8));
}

/** What is left of a value where an echo is not masked as a whole: the pieces that say most. */
function leaks(result: string, echo: string): boolean {
  return runsIn(echo).some((run) => result.includes(run));
}

/** What stands between single characters goes together with marks of the value. */
const lettersAlone = new Set(['with hyphens']);

test.each(Object.entries(echoes))('a value that is repeated %s is masked', (name, echo) => {
  for (const value of secrets) {
    const isPlain = /^[\w ]+$/.test(value);
    if (lettersAlone.has(name) && !isPlain) continue;
    const result = redact(`the target said: [${echo(value)}].`, [value]);
    expect(result, value).toContain(mask);
    expect(result, value).not.toContain(echo(value));
    expect(leaks(result, value), `${result} of ${value}`).toBe(false);
    // All of it, but for what an encoding has at its ends.
    if (isPlain) expect(result).toMatch(/^the target said: \[.{0,14}•••[^]{0,5}\]\.$/);
  }
});

const longValue = anyText(24).filter((text) => text.length >= 8);
/** Those that keep every unit: an accent alone, say, is nothing that composing or wrapping would keep. */
const exact =
  /^(?:as it is|in JSON|in a URL|in a form|in base64|in hexadecimal|as a list|in HTML|in decimal)/;
const anyEcho = fc.constantFrom(
  ...Object.entries(echoes).filter(([name]) => exact.test(name) && !/UTF-16|of JSON$/.test(name)),
);
const echoOfPart = fc.tuple(longValue, fc.nat(), fc.nat(), anyEcho, anyText(4), anyText(4));

type Hide = typeof redact;

/** A redactor that every property below has to find out. */
const wholeAlone: Hide = (text, values) => values.reduce((left, value) => left.replaceAll(value, mask), text);

function survives(
  hide: Hide,
  [value, from, more, [, echo], before, after]: readonly [
    string,
    number,
    number,
    readonly [string, (value: string) => string],
    string,
    string,
  ],
): boolean {
  const begin = from % (value.length - 7);
  const part = value.slice(begin, begin + 8 + (more % (value.length - begin - 7)));
  // Encoders replace half of a surrogate pair with another character.
  if (!value.toWellFormed().includes(part.toWellFormed())) return false;
  const repeated = echo(part);
  const result = hide(before + repeated + after, [value]);
  return result.includes(part) || result.includes(repeated);
}

/** A stretch that is masked is left out of what is decoded from some 600 characters on. */
const long = Array.from({ length: 150 }, (_, at) =>
  ((at * at * 7_919 + at * 104_729) % 1_679_616).toString(36).padStart(4, '0'),
).join('');

const known = createRedactor();
known.remember([long]);
let typed: readonly string[] = [];
known.watch(() => typed);

/** As `redact`, where `long` was sent before: to take it in for each text would take ten seconds a property. */
const afterLong: Hide = (text, values) => {
  typed = values;
  return known.redact(text);
};

/** Of a redactor that masks whole values alone, the property has to be false. */
function expectHeld(property: (hide: Hide) => fc.IRawProperty<unknown, false>): void {
  fc.assert(property(afterLong), { numRuns: 20_000 });
  expect(fc.check(property(wholeAlone), { numRuns: 1_000 }).failed).toBe(true);
}

test(
  'no run of 8 characters of a value survives in any of these',
  () => expectHeld((hide) => fc.property(echoOfPart, (echo) => !survives(hide, echo))),
  120_000,
);

test(
  'values full of escapes, blanks and marks have no run that survives either',
  () =>
    expectHeld((hide) => {
      const marks = fc
        .array(
          fc.constantFrom(
            ...Array.from('%4Aau00\\&#;"\'`<+ =/-x'),
            '%41',
            '\\n',
            '&amp;',
            '\\u0041',
            'é',
            '\u{1f511}',
          ),
          { minLength: 12, maxLength: 20 },
        )
        .map((all) => all.join(''));
      const plainEcho = fc.constantFrom(
        (value: string) => value,
        json,
        url,
        (value: string) => json(json(value)),
        base64,
        hex,
      );
      return fc.property(marks, plainEcho, (value, echo) => {
        const result = hide(`said ${echo(value)}!`, [value]);
        return !result.includes(value) && !result.includes(echo(value)) && result.includes(mask);
      });
    }),
  120_000,
);

test(
  'no value of four characters or more survives in any of these',
  () =>
    expectHeld((hide) => {
      const value = anyText(7).filter((text) => text.length >= 4);
      const how = fc.constantFrom(
        ...[
          'as it is',
          'in JSON',
          'in JSON twice',
          'in JSON of ASCII',
          'in a URL',
          'in a form',
          'in base64',
          'in hexadecimal',
          'in HTML',
          'in decimal entities',
        ].map((name) => echoes[name] ?? String),
      );
      return fc.property(value, how, anyText(4), anyText(4), (hidden, echo, before, after) => {
        const repeated = echo(hidden);
        const result = hide(before + repeated + after, [hidden]);
        return !result.includes(hidden) && !result.includes(repeated);
      });
    }),
  120_000,
);

test(
  'an escape that takes the first digits of an encoded value hides none of it',
  () =>
    expectHeld((hide) => {
      const values = anyText(14).filter((text) => text.length >= 4);
      const leads = fc.constantFrom(
        '%',
        '%u',
        '\\',
        '\\x',
        '\\u',
        '\\U',
        '&#',
        '&#x',
        '&',
        '`u',
        '%41%',
        '\\n%',
      );
      const how = fc.constantFrom(
        hex,
        base64,
        (value: string) => hex(value).toUpperCase(),
        (value: string) => base64(hex(value)),
      );
      return fc.property(values, how, leads, anyText(4), anyText(4), (hidden, echo, lead, before, after) => {
        const repeated = echo(hidden);
        return !hide(before + lead + repeated + after, [hidden]).includes(repeated);
      });
    }),
  120_000,
);

test(
  'what is encoded across the border of a long masked stretch is masked',
  () =>
    expectHeld((hide) => {
      const border = fc.tuple(longValue, anyEcho, fc.nat(96), anyText(4));
      return fc.property(border, ([value, [, echo], split, after]) => {
        const encoded = echo(value);
        const rest = encoded.slice(split);
        const result = hide(long + encoded + after, [long.slice(-12) + encoded.slice(0, split), value]);
        return rest.length < 8 || !result.includes(rest);
      });
    }),
  120_000,
);

test('an escape that takes the first digits of an encoded value leaves all the others', () => {
  expect(redact(`got %${hex('Dîab')}`, ['Dîab'])).toBe(`got %${mask}`);
  expect(redact(`got \\u${hex('AB12cd')}`, ['AB12cd'])).toBe(`got \\u${mask}`);
  expect(redact(`got &#${hex('12345678')}`, ['12345678'])).toBe(`got &#${mask}`);
});

test('a value that a long masked one holds a part of is masked', () => {
  const hidden = 'Zq7vXw2LmN8p';
  const echo64 = base64(hidden);
  for (const split of [4, 8, 12])
    expect(redact(`got ${long}${echo64}${long}.`, [long + echo64.slice(0, split), hidden])).toBe(
      `got ${mask}.`,
    );
  // Run together, where nothing is decoded.
  expect(redact(`got ${long}Zq7vXw\r\n2LmN8p.`, [`${long}Zq7vXw`, hidden])).toBe(`got ${mask}.`);
  expect(redact(`got Zq7vXw\r\n2LmN8p${long}.`, [`2LmN8p${long}`, hidden])).toBe(`got ${mask}.`);
});

test('values that overlap, repeat or hold each other all go', () => {
  expect(redact('abcdef', ['abcd', 'cdef'])).toBe(mask);
  expect(redact('x hunter22 hunter2 y', ['hunter2', 'hunter22'])).toBe(`x ${mask} ${mask} y`);
  expect(redact('aaaaaaaa', ['aaaa'])).toBe(mask);
  expect(redact('aaaaa', ['aaaa'])).toBe(mask);
  expect(redact('aaaaaaaaaaaa b', ['aaaaaaaa'])).toBe(`${mask} b`);
  expect(redact('token=abcdXabcd', ['abcd', 'X'])).toBe(`token=${mask}X${mask}`);
  expect(redact('a.*+?^${}()|[]b', ['.*+?^${}()|[]'])).toBe(`a${mask}b`);
});

test('seven characters of a longer value are not a run, and eight are', () => {
  expect(redact('Zq7vXw2 and Zq7vXw2L', ['Zq7vXw2LmN8p'])).toBe(`Zq7vXw2 and ${mask}`);
});

test('a Basic header made of the user name and the value is masked', () => {
  const header = base64('svc-user:Pa55word!');
  const shown = redact(`Authorization: Basic ${header}`, ['Pa55word!']);
  expect(shown).toMatch(/^Authorization: Basic \w+•••=*$/);
  expect(Buffer.from(shown.split(' ')[2]?.split(mask)[0] ?? '', 'base64').toString()).not.toContain('Pa');
});

test('a value that the server trimmed, or whose lines it ran together, is masked', () => {
  expect(redact('got [abcd efgh]', [' abcd efgh\n'])).toBe(`got [${mask}]`);
  expect(redact('got [ab]', [' ab '])).toBe(`got [${mask}]`);
  expect(redact('got firstline secondline', ['firstline\r\nsecondline'])).toBe(`got ${mask}`);
  expect(redact('got line1', ['a much longer one\r\nline1\r\n'])).toBe(`got ${mask}`);
});

test('a backslash before an encoded value hides none of it', () => {
  expect(redact('got \\%C3%80bcd', ['\u00c0bcd'])).toBe(`got \\${mask}`);
  expect(redact('got \\%41%42cd', ['ABcd'])).toBe(`got \\${mask}`);
});

test('a short value goes only where it is a word of its own', () => {
  expect(redact('on is not a version, on.', ['on'])).toBe(`${mask} is not a version, ${mask}.`);
  expect(redact('émoi', ['moi'])).toBe('émoi');
  expect(redact('anything', [''])).toBe('anything');
});

test('a value made of the mask cannot be put together by masking', () => {
  const value = `${mask}•`;
  expect(redact(`${value}${value}`, [value])).not.toContain(value);
  expect(redact(`${mask}•••`, [value])).not.toContain(value);
  expect(redact('•abcd', ['abcd', '••••'])).not.toContain('••••');
  expect(redact('ab•••cdXsecretXef', ['ab•••cd•••ef', 'XsecretX'])).not.toContain('ab•••cd•••ef');
});

test('text without a value stays as it is', () => {
  const words = (letters: string) =>
    fc
      .array(fc.constantFrom(...Array.from(letters)), { minLength: 1, maxLength: 150 })
      .map((all) => all.join(''));
  const stays = (hide: Hide) =>
    fc.property(
      words('abcdefgh {}",:\\n%&;\u00e9\u4e00'),
      words('ijklmop.-_/\u0436\u5b57'),
      (text, value) => hide(text, [value, `x${value}`]) === text || value.length < 4,
    );
  fc.assert(stays(redact), { numRuns: 20_000 });
  const eager: Hide = (text, values) => redact(text.replaceAll('hh', mask), values);
  expect(fc.check(stays(eager), { numRuns: 1_000 }).failed).toBe(true);
  expect(redact('Requested value was not found.', ['hunter2'])).toBe('Requested value was not found.');
}, 120_000);

test('a published code stays where a value has a piece of one, and goes where a value is one', () => {
  const code = 'ServiceNowInstanceInvalid';
  expect(redact(code, ['https://acme.servicenow.com'])).toBe(code);
  expect(redact(`${code}: acme.servicenow.com`, ['https://acme.servicenow.com'])).toBe(`${code}: ${mask}`);
  expect(redact(code, [code])).toBe(mask);
  expect(redact(code, ['Instance'])).toBe(`ServiceNow${mask}Invalid`);
  expect(redact(`${code}-p4ss`, [`${code}-p4ss`])).toBe(mask);
});
