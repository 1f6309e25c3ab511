import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rule = 'eslint(no-restricted-imports)';

/**
 * By file: what it must not import, and what it may. A bare specifier stands for an import of values; `type`,
 * `export` and `lazy` before it for the other ways.
 */
const layout: Readonly<Record<string, { never: readonly string[]; may: readonly string[] }>> = {
  'src/main.tsx': {
    never: ['../e2e/steps.ts', '@azure/msal-browser', 'react-hook-form'],
    may: ['./app.tsx', './auth/stored.ts', './config.ts', 'react-dom/client'],
  },
  'src/app.tsx': {
    never: ['./main.tsx', '@azure/msal-browser', '@fluentui/react-icons'],
    may: ['./routes.tsx', './screens/sign-in/sign-in-screen.tsx', '@fluentui/react-components'],
  },
  'src/routes.tsx': {
    never: ['./app.tsx', './main.tsx', '../e2e/steps.ts', '@azure/msal-browser'],
    may: [
      './auth/session.ts',
      './screens/picker/picker-screen.tsx',
      'react-router',
      'type @azure/msal-browser',
    ],
  },
  'src/failure.ts': { never: ['./config.ts', '#src/auth/token.ts', 'react', '../e2e/steps.ts'], may: [] },
  'src/clouds.ts': { never: ['./config.ts', '#src/graph/client.ts'], may: [] },
  'src/config.ts': {
    never: ['./auth/session.ts', '#src/graph/client.ts', './app.tsx', 'react', '@azure/msal-browser'],
    may: ['./clouds.ts', './config/fields.ts', 'valibot'],
  },
  'src/config/subject.ts': {
    never: ['../auth/session.ts', '../app.tsx', '../../e2e/steps.ts', '#src/ui/notice.tsx', 'react'],
    may: ['#src/clouds.ts', './fields.ts', 'valibot'],
  },
  'src/auth/subject.ts': {
    never: [
      '#src/graph/client.ts',
      '#src/data/acquire.ts',
      '#src/screens/target-path.ts',
      '../config.ts',
      '@tanstack/react-query',
      '@fluentui/react-components',
      'type #src/graph/client.ts',
    ],
    may: ['#src/config.ts', '#src/failure.ts', './stored.ts', '@azure/msal-browser', 'react'],
  },
  'src/graph/subject.ts': {
    never: [
      'react',
      'react-dom/client',
      '@azure/msal-browser',
      '@tanstack/react-query',
      '#src/auth/token.ts',
      '#src/credentials/keys.ts',
      'type #src/auth/token.ts',
      '../auth/token.ts',
      '../../e2e/steps.ts',
      'export #src/auth/token.ts',
      'lazy #src/auth/token.ts',
    ],
    may: ['#src/config.ts', '#src/failure.ts', './client.ts', 'valibot'],
  },
  'src/credentials/subject.ts': {
    never: ['#src/failure.ts', '#src/graph/client.ts', '../failure.ts', 'react'],
    may: ['./keys.ts', 'valibot'],
  },
  'src/connectors/subject.ts': {
    never: ['#src/failure.ts', '#src/graph/client.ts', '../credentials/keys.ts', 'react'],
    may: ['#src/credentials/keys.ts', './a.ts'],
  },
  'src/data/subject.ts': {
    never: [
      '@azure/msal-browser',
      '#src/auth/session.ts',
      '#src/ui/notice.tsx',
      '#src/screens/target-path.ts',
      '#src/credentials/keys.ts',
      '../graph/client.ts',
      'react-hook-form',
    ],
    may: ['#src/auth/token.ts', '#src/graph/client.ts', '@tanstack/react-query', 'react'],
  },
  'src/ui/subject.tsx': {
    never: [
      '#src/graph/client.ts',
      '#src/auth/identity.ts',
      '#src/data/acquire.ts',
      '#src/screens/target-path.ts',
      '#src/credentials/keys.ts',
      '#src/config.ts',
      '@tanstack/react-query',
      '@azure/msal-browser',
      '../failure.ts',
      'type #src/graph/client.ts',
    ],
    may: ['#src/failure.ts', '@fluentui/react-components', 'react-hook-form', 'react-intl'],
  },
  'src/screens/subject.ts': { never: ['../graph/client.ts', '../app.tsx', '@azure/msal-browser'], may: [] },
  'src/screens/target/subject.tsx': {
    never: [
      '#src/graph/client.ts',
      '#src/auth/session.ts',
      '#src/routes.tsx',
      '@azure/msal-browser',
      'type @azure/msal-browser',
      '../../graph/client.ts',
      '../../../e2e/steps.ts',
    ],
    may: [
      '#src/data/acquire.ts',
      '#src/credentials/keys.ts',
      '#src/ui/notice.tsx',
      '../shell/identity-context.ts',
      'type #src/graph/directory.ts',
      'type #src/auth/identity.ts',
      '@tanstack/react-query',
    ],
  },
  'src/i18n/subject.ts': {
    never: [
      '#src/graph/client.ts',
      '#src/screens/target-path.ts',
      '#src/credentials/keys.ts',
      '../failure.ts',
    ],
    may: ['react-intl', 'type #src/credentials/keys.ts'],
  },
  'e2e/subject.ts': {
    never: ['#src/config.ts', '../src/config.ts', 'type #src/config.ts'],
    may: ['./steps.ts', '@playwright/test'],
  },
  'e2e/sandbox/graph/subject.ts': {
    never: ['#src/graph/client.ts', '../../../src/graph/client.ts'],
    may: ['../tenant.ts', 'hono'],
  },
};

let folder: string;
let refused: ReadonlySet<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layout-'));
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, { never, may }] of Object.entries(layout)) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), [...never, ...may].map(statement).join('\n'));
  }
  refused = await lint();
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

describe.each(Object.entries(layout))('%s', (file, { never, may }) => {
  test.each(never.map((entry, line) => [entry, line] as const))('may not: %s', (_, line) => {
    expect(refused).toContain(`${file}:${line + 1}`);
  });
  test.each(may.map((entry, line) => [entry, line] as const))('may: %s', (_, line) => {
    expect(refused).not.toContain(`${file}:${never.length + line + 1}`);
  });
});

function statement(entry: string, line: number): string {
  const [specifier, form] = entry.split(' ').toReversed();
  switch (form) {
    case 'type':
      return `import type { Type${line} } from '${specifier}';`;
    case 'export':
      return `export * from '${specifier}';`;
    case 'lazy':
      return `void import('${specifier}');`;
    default:
      return `import * as module${line} from '${specifier}';`;
  }
}

/** Every `file:line` where the linter refuses an import, from one run over the whole folder. */
async function lint(): Promise<ReadonlySet<string>> {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = promisify(execFile);
  // The linter ends with 1 when it finds something, which execFile takes for a failure.
  const { stdout } = await run(process.execPath, [program, '--format', 'unix'], { cwd: folder }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) };
      throw error;
    },
  );
  const places = stdout
    .split('\n')
    .filter((line) => line.includes(rule))
    .flatMap((line) => /^(.+?):(\d+):\d+: /.exec(line)?.slice(1, 3).join(':') ?? []);
  return new Set(places.map((place) => place.replaceAll('\\', '/')));
}
