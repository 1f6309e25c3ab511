import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { origin, requestFor, samples } from './samples.fixture.ts';
import { snippet } from './snippet.ts';

/** Stands for the programs: prints what each was given, NUL-separated, what its `--config` holds, and its standard input. */
const stand = `
record() {
  local arg before=''
  for arg in "$@"; do
    if [ "$before" = --config ]; then arg=$(cat "$arg"); fi
    printf '%s\\0' "$arg"
    before=$arg
  done
  printf 'stdin\\0'; cat; printf '\\0end\\0'
}
curl() { record curl "$@"; }
az() { record az "$@"; }
m365() { record m365 "$@"; }
`;

function runInBash(
  script: string,
  input: string,
  env: Record<string, string> = {},
): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
  try {
    const file = join(folder, 'script.sh');
    writeFileSync(file, stand + script);
    const options = {
      input,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', ...env },
      maxBuffer: 1e8,
    };
    const out = execFileSync('bash', [file], { ...options, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
    return out
      .split('\0end\0')
      .slice(0, -1)
      .map((record) => record.split('\0'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const wanted = {
  curl: (url: string) => [
    'curl',
    '--globoff',
    '--include',
    '--request',
    'POST',
    '--url',
    url,
    '--config',
    'header = "Authorization: Bearer tok.en"',
    '--header',
    'Content-Type: application/json',
    '--data-binary',
    '@-',
  ],
  az: (url: string) => [
    'az',
    'rest',
    '--method',
    'post',
    '--url',
    url,
    '--resource',
    origin,
    '--headers',
    'Content-Type=application/json',
    '--body',
    '@-',
  ],
  m365: (url: string) => [
    'm365',
    'request',
    '--method',
    'post',
    '--url',
    url,
    '--resource',
    origin,
    '--content-type',
    'application/json',
    '--body',
    '@/dev/stdin',
  ],
};

test.each(['curl', 'az', 'm365'] as const)(
  '%s in a real shell: the request is the one that the app would send',
  (format) => {
    const script = samples.map(({ id, pairs: given }) =>
      snippet(
        format,
        requestFor(
          id,
          given.map(({ key }) => key),
        ),
      ),
    );
    const input = samples.map(({ pairs: given }) =>
      [...given.map(({ value }) => value), ...(format === 'curl' ? ['tok.en'] : [])]
        .map((line) => `${line}\n`)
        .join(''),
    );
    const calls = runInBash(script.join('\n'), input.join(''));
    expect(calls).toHaveLength(samples.length);
    calls.forEach((call, at) => {
      const { id, pairs: given } = samples[at] ?? { id: '', pairs: [] };
      const split = call.indexOf('stdin');
      expect(call.slice(0, split)).toEqual(wanted[format](requestFor(id, []).endpoint));
      const body: unknown = JSON.parse(call.slice(split + 1).join('\0'));
      expect(body).toEqual({ credentials: given.map(({ key, value }) => ({ key, value })) });
    });
  },
  30_000,
);

test('the script of a GitHub Actions step, in a real shell: values come from the environment, line breaks too', () => {
  for (const { id } of samples.slice(0, 15)) {
    const text = snippet(
      'github-actions',
      requestFor(id, ['BaseAddress', 'SecretToken', 'it\'s "new" ${{ x }}']),
    );
    const [head = '', run = ''] = text.split('  run: |\n');
    expect(head.match(/\$\{\{ .* \}\}/g)).toEqual([
      '${{ secrets.BASE_ADDRESS }}',
      '${{ secrets.SECRET_TOKEN }}',
      '${{ secrets.CREDENTIAL_3 }}',
    ]);
    expect(run).not.toContain('${{');
    expect(
      run
        .split('\n')
        .slice(0, -1)
        .every((line) => line.startsWith('    ')),
    ).toBe(true);
    const env = { BASE_ADDRESS: 'a\r\n\t"\\b', SECRET_TOKEN: ' $(id) & ', CREDENTIAL_3: "'" };
    const [call = []] = runInBash(run.replace(/^ {4}/gm, ''), '', env);
    expect(call.slice(0, call.indexOf('stdin'))).toEqual(wanted.az(requestFor(id, []).endpoint));
    expect(JSON.parse(call.at(-1) ?? '')).toEqual({
      credentials: [
        { key: 'BaseAddress', value: env.BASE_ADDRESS },
        { key: 'SecretToken', value: env.SECRET_TOKEN },
        { key: 'it\'s "new" ${{ x }}', value: env.CREDENTIAL_3 },
      ],
    });
  }
});

/** Replaces a terminal: the shell asks whether its input is one. */
const terminal = `[() { if test "$1" = -t; then return 0; fi; builtin [ "$@"; }\n`;

test.each(['curl', 'az', 'm365'] as const)(
  '%s sends nothing where more lines than one were pasted, and leaves the shell none to run',
  (format) => {
    const script = snippet(format, requestFor('x', ['SecretToken']));
    const after = `az left "$?"\n`;
    const pasted = 'first line\naz ran second\n\naz ran third\n';
    const calls = runInBash(terminal + script + after, pasted);
    expect(calls).toEqual([['az', 'left', '1', 'stdin', '']]);
    // A blank line behind the value, as copying adds one, is none.
    const sent = runInBash(terminal + snippet('az', requestFor('x', ['SecretToken'])), 'only line\n\n');
    expect(JSON.parse(sent[0]?.at(-1) ?? '')).toEqual({
      credentials: [{ key: 'SecretToken', value: 'only line' }],
    });
  },
);
