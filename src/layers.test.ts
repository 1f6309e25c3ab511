import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

/**
 * By file: the imports that the linter refuses in it, and some that it lets pass. Written apart from the matrix in
 * `.ci/layers.mjs`, so that a mistake there shows. `type`, `export` and `lazy` stand for the other ways to import.
 */
const table: Readonly<Record<string, { never: readonly string[]; may: readonly string[] }>> = {
  'src/main.tsx': {
    never: ['../e2e/subject.ts', '@azure/msal-browser', '@fluentui/react-components', 'react-hook-form'],
    may: [
      './app.tsx',
      './auth/session.ts',
      '#src/config/config.ts',
      'react-dom/client',
      'type @azure/msal-browser',
    ],
  },
  'src/app.tsx': {
    never: ['./main.tsx', '@azure/msal-browser', '@fluentui/react-icons'],
    may: ['./routes.tsx', './features/sign-in/subject.tsx', '@fluentui/react-components'],
  },
  'src/routes.tsx': {
    never: ['./app.tsx', './main.tsx', '../e2e/subject.ts', '@azure/msal-browser'],
    may: [
      './auth/session.ts',
      './features/applications/subject.tsx',
      '@tanstack/react-query',
      'type @azure/msal-browser',
    ],
  },
  'src/storage.ts': {
    never: ['#src/config/config.ts', 'type #src/graph/client.ts', 'react', '@tanstack/react-query'],
    may: ['#src/domain/guid.ts', 'valibot'],
  },
  'src/domain/failure/subject.ts': {
    never: [
      '#src/graph/client.ts',
      'type #src/graph/client.ts',
      '#src/i18n/cause-texts.ts',
      '#src/config/clouds.ts',
      '#src/storage.ts',
      '../guid.ts',
      'react',
      'react-intl',
      '../../../e2e/subject.ts',
    ],
    may: ['#src/domain/keys/keys.ts', './causes.ts', 'valibot', 'jose'],
  },
  'src/config/subject.ts': {
    never: ['#src/auth/session.ts', '../app.tsx', '../../e2e/subject.ts', '#src/ui/notice.tsx', 'react'],
    may: ['#src/domain/guid.ts', './fields.ts', '#src/storage.ts', 'valibot'],
  },
  'src/auth/subject.ts': {
    never: [
      '#src/graph/client.ts',
      'type #src/graph/client.ts',
      '#src/requests/graph-context.ts',
      '#src/features/shell/subject.tsx',
      '../config/config.ts',
      '@tanstack/react-query',
      '@fluentui/react-components',
    ],
    may: [
      '#src/config/config.ts',
      '#src/domain/failure/failure.ts',
      './msal-storage.ts',
      '@azure/msal-browser',
      'react',
    ],
  },
  'src/graph/subject.ts': {
    never: [
      'react',
      'react-dom/client',
      '@azure/msal-browser',
      '@tanstack/react-query',
      '#src/auth/token.ts',
      'type #src/auth/token.ts',
      'export #src/auth/token.ts',
      'lazy #src/auth/token.ts',
      '../auth/token.ts',
      '../../e2e/subject.ts',
      '#src/storage.ts',
    ],
    may: ['#src/config/config.ts', '#src/domain/failure/failure.ts', './client.ts', 'valibot'],
  },
  'src/requests/subject.ts': {
    never: [
      '@azure/msal-browser',
      '#src/ui/notice.tsx',
      '#src/features/jobs/subject.tsx',
      '#src/i18n/text-provider.tsx',
      '../graph/client.ts',
      'react-hook-form',
      'react-intl',
      '@fluentui/react-components',
    ],
    may: [
      '#src/auth/token.ts',
      '#src/graph/client.ts',
      '#src/domain/keys/keys.ts',
      '#src/storage.ts',
      '@tanstack/react-query',
      'react',
    ],
  },
  'src/i18n/subject.ts': {
    never: [
      '#src/graph/client.ts',
      '#src/ui/notice.tsx',
      '#src/features/jobs/subject.tsx',
      '../domain/guid.ts',
      '@fluentui/react-components',
    ],
    may: ['react-intl', '#src/domain/failure/causes.ts'],
  },
  'src/ui/subject.tsx': {
    never: [
      '#src/graph/client.ts',
      'type #src/graph/client.ts',
      '#src/auth/identity.ts',
      '#src/requests/graph-context.ts',
      '#src/features/jobs/subject.tsx',
      '#src/config/config.ts',
      '@azure/msal-browser',
      '../domain/guid.ts',
    ],
    may: [
      '#src/domain/failure/explain.ts',
      '#src/i18n/text-provider.tsx',
      '@fluentui/react-components',
      'react-hook-form',
      'react-intl',
    ],
  },
  'src/features/jobs/subject.tsx': {
    never: [
      '#src/features/editor/subject.tsx',
      'type #src/features/editor/subject.tsx',
      'lazy #src/features/editor/subject.tsx',
      '../editor/subject.tsx',
      '#src/graph/client.ts',
      '#src/auth/session.ts',
      '#src/routes.tsx',
      '@azure/msal-browser',
      'type @azure/msal-browser',
      '../../../e2e/subject.ts',
    ],
    may: [
      './jobs-list.tsx',
      '#src/requests/graph-context.ts',
      '#src/domain/keys/keys.ts',
      '#src/ui/notice.tsx',
      '#src/storage.ts',
      'type #src/graph/directory.ts',
      'type #src/auth/identity.ts',
      '@tanstack/react-query',
    ],
  },
  'src/features/application/subject.tsx': {
    never: ['#src/graph/client.ts', '../jobs/subject.tsx', '#src/app.tsx'],
    may: ['#src/features/jobs/subject.tsx', 'lazy #src/features/expiry/subject.tsx'],
  },
  'e2e/subject.ts': {
    never: ['#src/config/config.ts', '../src/config/config.ts', 'type #src/config/config.ts'],
    may: ['./support/subject.ts', '@playwright/test'],
  },
  'e2e/sandbox/graph/subject.ts': {
    never: ['#src/graph/client.ts', '../../../src/graph/client.ts'],
    may: ['../tenant.ts', 'hono'],
  },
};

const root = fileURLToPath(new URL('..', import.meta.url));
const rule = 'eslint(no-restricted-imports)';

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

async function refusedPlaces(folder: string): Promise<ReadonlySet<string>> {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  // The linter ends with 1 when it finds something, which execFile takes for a failure.
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--format', 'unix'], {
    cwd: folder,
  }).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) };
    throw error;
  });
  const places = stdout
    .split('\n')
    .filter((line) => line.includes(rule))
    .flatMap((line) => /^(.+?):(\d+):\d+: /.exec(line)?.slice(1, 3).join(':') ?? []);
  return new Set(places.map((place) => place.replaceAll('\\', '/')));
}

let refused: ReadonlySet<string>;

// One run of the linter over all files.
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'));
  try {
    await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, { never, may }] of Object.entries(table)) {
      await mkdir(join(folder, dirname(file)), { recursive: true });
      await writeFile(join(folder, file), [...never, ...may].map(statement).join('\n'));
    }
    refused = await refusedPlaces(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe.each(Object.entries(table))('%s', (file, { never, may }) => {
  test.each(never.map((entry, line) => [entry, line] as const))('never: %s', (_, line) => {
    expect(refused).toContain(`${file}:${line + 1}`);
  });
  test.each(may.map((entry, line) => [entry, line] as const))('may: %s', (_, line) => {
    expect(refused).not.toContain(`${file}:${never.length + line + 1}`);
  });
});
