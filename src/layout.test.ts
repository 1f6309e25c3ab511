import { beforeAll, describe, expect, test } from 'vitest';
import { refusedImports } from './refused-imports.ts';

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
  'src/failure/subject.ts': {
    never: ['#src/graph/client.ts', '#src/i18n/cause-texts.ts', '../failure.ts', 'react', 'react-intl'],
    may: ['#src/failure.ts', '#src/failure/explain.ts', './causes.ts'],
  },
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
      '#src/renewal/renewal.ts',
      '#src/expiry/note.ts',
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
      '#src/renewal/renewal.ts',
      '#src/expiry/note.ts',
      'type #src/auth/token.ts',
      '../auth/token.ts',
      '../../e2e/steps.ts',
      'export #src/auth/token.ts',
      'lazy #src/auth/token.ts',
    ],
    may: ['#src/config.ts', '#src/failure.ts', '#src/failure/unwrap.ts', './client.ts', 'valibot'],
  },
  'src/credentials/subject.ts': {
    never: ['#src/failure.ts', '#src/graph/client.ts', '../failure.ts', 'react'],
    may: ['./keys.ts', 'valibot'],
  },
  'src/connectors/subject.ts': {
    never: ['#src/failure.ts', '#src/graph/client.ts', '../credentials/keys.ts', 'react'],
    may: ['#src/credentials/keys.ts', './a.ts'],
  },
  'src/expiry/subject.ts': {
    never: [
      '#src/failure.ts',
      '#src/graph/client.ts',
      '#src/data/kept-notes.ts',
      '../credentials/keys.ts',
      'react',
    ],
    may: ['#src/credentials/keys.ts', '#src/renewal/calendar.ts', './a.ts', 'valibot'],
  },
  'src/renewal/subject.ts': {
    never: [
      '#src/graph/client.ts',
      'type #src/graph/directory.ts',
      '#src/data/acquire.ts',
      '#src/screens/target-path.ts',
      '#src/failure.ts',
      '../credentials/keys.ts',
      'react',
    ],
    may: ['#src/renewal/activity.ts', './a.ts', 'valibot'],
  },
  'src/data/subject.ts': {
    never: [
      '@azure/msal-browser',
      '#src/auth/session.ts',
      '#src/ui/notice.tsx',
      '#src/screens/target-path.ts',
      '#src/credentials/keys.ts',
      '#src/renewal/renewal.ts',
      '#src/expiry/note.ts',
      '../graph/client.ts',
      'react-hook-form',
    ],
    may: [
      '#src/auth/token.ts',
      '#src/auth/token-claims.ts',
      '#src/graph/client.ts',
      '@tanstack/react-query',
      'react',
    ],
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
    may: ['#src/failure/explain.ts', '@fluentui/react-components', 'react-hook-form', 'react-intl'],
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
      '#src/renewal/renewal.ts',
      '#src/expiry/note.ts',
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
      '#src/failure/explain.ts',
      '#src/renewal/renewal.ts',
      '#src/expiry/note.ts',
    ],
    may: [
      'react-intl',
      'type #src/credentials/keys.ts',
      'type #src/failure/causes.ts',
      'type #src/renewal/renewal.ts',
    ],
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

let refused: ReadonlySet<string>;

beforeAll(async () => {
  refused = await refusedImports(
    Object.entries(layout).map(([file, { never, may }]) => ({ file, imports: [...never, ...may] })),
  );
});

describe.each(Object.entries(layout))('%s', (file, { never, may }) => {
  test.each(never.map((entry, line) => [entry, line] as const))('may not: %s', (_, line) => {
    expect(refused).toContain(`${file}:${line + 1}`);
  });
  test.each(may.map((entry, line) => [entry, line] as const))('may: %s', (_, line) => {
    expect(refused).not.toContain(`${file}:${never.length + line + 1}`);
  });
});
