import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vendorAccess, vendorQuery } from './vendor-query.ts';

const guid = '5f0c1d2e-0000-4000-8000-00000000beef';

/** Stands for curl: prints what it was given and its standard input, NUL-separated. */
const stand = `curl() { printf '%s\\0' "$@"; printf 'stdin\\0'; cat; printf '\\0end\\0'; }\n`;

function runInBash(script: string, env: Record<string, string>, input = ''): readonly (readonly string[])[] {
  const out = execFileSync('bash', ['-c', stand + script], {
    input,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return out
    .toString()
    .split('\0end\0')
    .slice(0, -1)
    .map((record) => record.split('\0'));
}

const asked = (url: string, token: string) => [
  '--globoff',
  '--include',
  '--get',
  '--max-time',
  '30',
  '--proto',
  '=https',
  '--url',
  url,
  '--data-urlencode',
  `filter=userName eq "${guid}"`,
  '--header',
  'Accept: application/scim+json',
  '--header',
  '@-',
  'stdin',
  `Authorization: Bearer ${token}\n`,
];

const marks = Array.from('\'"`$\\!{}()[]<>|&;#*~^%=@ -\t\u2018\u{1f511}');
/** What can stand in a variable of the environment. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...marks, '$(id)', '`id`', "'; id; '", '-K', '%s%n'), fc.string()), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.join('').replaceAll('\0', '').replaceAll('?', '').toWellFormed())
  .filter((text) => text !== '');

test('in a real shell curl is asked for the address and given the token as they are, whatever is in them', () => {
  const samples = fc.sample(fc.tuple(hostile, hostile), { numRuns: 150, seed: 11 });
  const script = vendorQuery('curl', { access: 'token', guid });
  // One shell for all: starting one takes longer than what is tested.
  const all = samples.map((_, at) => `BASE_ADDRESS=$base_${at} SECRET_TOKEN=$token_${at}\n${script}`);
  const env = samples.flatMap(([address, token], at) => [
    [`base_${at}`, address],
    [`token_${at}`, token],
  ]);
  expect(runInBash(all.join(''), Object.fromEntries(env))).toEqual(
    samples.map(([address, token]) =>
      asked(`${address.endsWith('/') ? address.slice(0, -1) : address}/Users`, token),
    ),
  );
});

test('a slash at the end and a flag behind a question mark are no part of the address', () => {
  const script = vendorQuery('curl', { access: 'oauth', guid });
  for (const BASE_ADDRESS of ['https://x/scim', 'https://x/scim/', 'https://x/scim/?aadOptscim062020'])
    expect(runInBash(script, { BASE_ADDRESS, ACCESS_TOKEN: 't' })).toEqual([
      asked('https://x/scim/Users', 't'),
    ]);
});

test('what the environment does not hold is asked for, and nothing of it outlives the query', () => {
  const query = vendorQuery('curl', { access: 'token', guid });
  const script = `${query}printf 'after:%s\\0end\\0' "\${SECRET_TOKEN:-}\${BASE_ADDRESS:-}"`;
  expect(runInBash(script, {}, 'https://x/scim\na"b\\c $d\n')).toEqual([
    asked('https://x/scim/Users', 'a"b\\c $d'),
    ['after:'],
  ]);
});

test('PowerShell takes both from the environment too, and the filter is one literal', () => {
  const code = vendorQuery('powershell', { access: 'token', guid });
  expect(code).toContain('$env:BASE_ADDRESS');
  expect(code).toContain('ConvertTo-SecureString $env:SECRET_TOKEN');
  expect(code).toContain(`[uri]::EscapeDataString("userName eq \`"${guid}\`"")`);
  expect(vendorQuery('powershell', { access: 'oauth', guid })).toContain('$env:ACCESS_TOKEN');
});

test('how to ask goes by the keys of the connector', () => {
  expect(vendorAccess(undefined)).toBe('token');
  expect(vendorAccess(['BaseAddress', 'SecretToken'])).toBe('token');
  expect(vendorAccess(['BaseAddress', 'Oauth2ClientId', 'Oauth2ClientSecret'])).toBe('oauth');
  expect(vendorAccess(['InstanceName', 'UserName', 'Password'])).toBe('no-scim');
  expect(vendorAccess([])).toBe('no-scim');
});
