import fc from 'fast-check';
import { test } from 'vitest';
import { linesOf } from '#src/domain/credentials/read-json.ts';
import { importChanges } from './import-preview.ts';
import { parsePaste } from './parse-paste.ts';

const value = fc
  .array(fc.constantFrom(...Array.from('abcXYZ019-~.+/=#!*')), { minLength: 8, maxLength: 20 })
  .map((chars) => `v${chars.join('')}`);
const pair = (text: string, sep: string) => `{ "key"${sep} "SecretToken", "value"${sep} "${text}" }`;
/** How the same pair is written where it stands. */
const written = fc.constantFrom(
  (text: string) => pair(text, ':'),
  (text: string) => `[\n${pair(text, ':')},\n]`,
  (text: string) => `@{ key = 'SecretToken'; value = '${text}' }`,
  (text: string) => `credential {\n  key = "SecretToken"\n  value = "${text}"\n}`,
  (text: string) => `{ // why\n key: 'SecretToken',\n value: '${text}', }`,
);
const line = fc.constantFrom(
  'Dear all, as agreed:',
  "Don't share it (please).",
  'Import-Module Microsoft.Graph.Applications',
  'Content-type: application/json',
  '# note: "x',
  '$id = Get-It -Name "x"',
  'PUT https://graph.example/v1.0/x',
  '- a point',
  '',
  'see [1] and {2}',
  'echo "done"',
);
const lines = fc.array(line, { maxLength: 4 }).map((all) => all.join('\n'));

test('a pair is found whatever stands around it, on its own line', () => {
  fc.assert(
    fc.property(lines, written, value, lines, (before, write, text, after) => {
      const whole = `${before}\n${write(text)}\n${after}`;
      const [entry, more] = parsePaste(whole).entries;
      // Compared here, since 20,000 runs of several expectations each take longer than all else.
      return (
        entry?.value === text &&
        entry.key === 'SecretToken' &&
        more === undefined &&
        entry.line >= linesOf(before).count + 1 &&
        entry.lastLine <= linesOf(`${before}\n${write(text)}`).count
      );
    }),
    { numRuns: 20_000 },
  );
}, 120_000);

const name = fc.constantFrom('NAME', 'x', 'SCIM_TOKEN', 'a1');
const reference = fc.oneof(
  name.map((text) => `$${text}`),
  name.map((text) => `\${${text}}`),
  name.map((text) => `%${text}%`),
  name.map((text) => `$env:${text}`),
  name.map((text) => `op://vault/${text}/field`),
  name.map((text) => `@Microsoft.KeyVault(SecretUri=https://v.example/${text})`),
  name.map((text) => `{{ ${text} }}`),
  name.map((text) => `\${{ secrets.${text} }}`),
  fc.nat({ max: 99 }).map((count) => `$${count}`),
  fc.constantFrom('(sensitive value)', 'REDACTED', '<redacted>', 'password-value', 'some-token', '$(get it)'),
);
const carriers = fc.constantFrom(
  (text: string) => `SecretToken=${text}`,
  (text: string) => `SecretToken="${text}"`,
  (text: string) => `SecretToken: ${text}`,
  (text: string) => `export SecretToken='${text}'`,
  (text: string) => pair(text, ':'),
  (text: string) => `@{ SecretToken = '${text}' }`,
  (text: string) => `credential {\n key = "SecretToken"\n value = "${text}"\n}`,
  (text: string) => `curl x -d '${pair(text, ':')}'`,
  (text: string) => `- key: SecretToken\n  value: ${text}`,
  (text: string) => `Key,Value\nSecretToken,${text}`,
  (text: string) => `SecretToken\t${text}`,
);

test('a reference or a sample is imported from nowhere', () => {
  fc.assert(
    fc.property(carriers, reference, (carry, text) => importChanges([], carry(text)).length === 0),
    { numRuns: 20_000 },
  );
}, 120_000);

test('a value that only looks a little like one is imported from everywhere', () => {
  fc.assert(
    fc.property(carriers, value, (carry, text) => {
      const kept = text.replaceAll(/[#*]/g, 'x');
      const [change, more] = importChanges([], carry(kept));
      return change?.value === kept && change.key === 'SecretToken' && more === undefined;
    }),
    { numRuns: 20_000 },
  );
}, 120_000);

const marks = Array.from('{}[]()@$"\'`\\,;:=#/*<>^-\n\r\t ');
const piece = fc.oneof(
  fc.constantFrom(
    ...marks,
    'key',
    'value',
    'SecretToken',
    '<<E',
    "@'",
    '"@',
    '${',
    'curl -d ',
    'credential {',
  ),
  fc.string({ maxLength: 4 }),
);

test('whatever the marks, each place lies within the text and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const count = linesOf(text.startsWith('\ufeff') ? text.slice(1) : text).count;
      const { entries, ignored } = parsePaste(text);
      return [...entries, ...ignored].every(
        (one) => one.line >= 1 && one.lastLine >= one.line && one.lastLine <= count,
      );
    }),
    { numRuns: 20_000 },
  );
}, 120_000);
