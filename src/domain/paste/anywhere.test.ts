import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#src/domain/credentials/read-json.ts';
import { importChanges } from './import-preview.ts';
import { parsePaste, type PasteResult } from './parse-paste.ts';

const runs = { numRuns: 20_000 };

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
const lines = fc.array(line, { maxLength: 2 }).map((all) => all.join('\n'));

type Read = typeof parsePaste;
const finds = (read: Read) =>
  fc.property(lines, written, value, lines, (before, write, text, after) => {
    const whole = `${before}\n${write(text)}\n${after}`;
    const [entry, more] = read(whole).entries;
    // Compared here, since 20,000 runs of several expectations each take longer than all else.
    return (
      entry?.value === text &&
      entry.key === 'SecretToken' &&
      more === undefined &&
      entry.line >= linesOf(before).count + 1 &&
      entry.lastLine <= linesOf(`${before}\n${write(text)}`).count
    );
  });

test('a pair is found whatever stands around it, on its own line', () => {
  fc.assert(finds(parsePaste), runs);
}, 120_000);

test.each<readonly [string, Read]>([
  ['ends at an apostrophe of the prose', (text) => parsePaste(text.split("Don't")[0] ?? '')],
  ['counts lines from 0', (text) => shifted(parsePaste(text), -1)],
  ['counts a line too many', (text) => shifted(parsePaste(text), 1)],
])('a reader that %s is found out', (_, read) => {
  expect(fc.check(finds(read), runs).failed).toBe(true);
});

function shifted(result: PasteResult, by: number): PasteResult {
  const entries = result.entries.map((one) => ({ ...one, line: one.line + by, lastLine: one.lastLine + by }));
  return { ...result, entries };
}

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

type Import = (text: string) => readonly { key: string; value: string }[];
const imports: Import = (text) => importChanges([], text);
const importsNone = (take: Import) =>
  fc.property(carriers, reference, (carry, text) => take(carry(text)).length === 0);
const importsOne = (take: Import) =>
  fc.property(carriers, value, (carry, text) => {
    const kept = text.replaceAll(/[#*]/g, 'x');
    const [change, more] = take(carry(kept));
    return change?.value === kept && change.key === 'SecretToken' && more === undefined;
  });

test('a reference or a sample is imported from nowhere', () => {
  fc.assert(importsNone(imports), runs);
}, 120_000);

test('a value that only looks a little like one is imported from everywhere', () => {
  fc.assert(importsOne(imports), runs);
}, 120_000);

test('an import that takes references, and one that takes two tildes for one, are found out', () => {
  const all: Import = (text) => parsePaste(text).entries;
  expect(fc.check(importsNone(all), runs).failed).toBe(true);
  const few: Import = (text) => imports(text).filter((one) => !one.value.includes('~~'));
  expect(fc.check(importsOne(few), runs).failed).toBe(true);
});
