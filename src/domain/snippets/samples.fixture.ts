import { credentialKeys } from '#src/domain/keys/keys.ts';
import fc from 'fast-check';
import type { SnippetRequest } from './posix.ts';

export const origin = 'https://graph.microsoft.com';
export const requestFor = (id: string, keys: readonly string[]): SnippetRequest => ({
  endpoint: `${origin}/v1.0/servicePrincipals/${encodeURIComponent(id.toWellFormed())}/synchronization/acquireAccessToken`,
  kind: 'servicePrincipal',
  id,
  keys,
});

const marks = Array.from('\'"`$\\!{}()[]<>|&;#*?~^%=@ \t\n\u2018\u2019\u201c\u{1f511}');
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...marks, '$(id)', '${{x}}', "'; id; '"), fc.string()), { maxLength: 5 })
  .map((all) => all.join(''));
/** What a person can type on one line. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...marks.filter((mark) => mark !== '\n'), '\u0001', '\b', '\u001b', '\u001f', '\r'),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 5 },
  )
  .map((all) =>
    Array.from(all.join(''))
      .filter((char) => char !== '\n' && char !== '\0' && char !== '\u007f')
      .join(''),
  );
const keyName = fc.oneof(fc.constantFrom(...credentialKeys.map(({ key }) => key)), hostile);
const pairs = fc.uniqueArray(fc.record({ key: keyName, value: typed }), {
  selector: ({ key }) => key,
  minLength: 1,
  maxLength: 4,
});
/** Every control character that JSON has to escape; a line feed ends what is typed. */
const controls = Array.from({ length: 0x1f }, (_, at) => String.fromCharCode(at + 1))
  .filter((char) => char !== '\n')
  .join('');
export const samples = [
  { id: 'x', pairs: [{ key: 'SecretToken', value: `a${controls}z` }] },
  ...fc.sample(fc.record({ id: hostile, pairs }), { numRuns: 150, seed: 7 }),
];
