import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import formatjs from '@formatjs/vite-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { sandbox } from './e2e/sandbox/plugin.ts';

// 127.0.0.1 answers as Entra and Graph, localhost as the page: two origins on one loopback port.
const server = { host: '127.0.0.1', port: 5173, strictPort: true };

/**
 * Names the hash of each script and style sheet in the page that loads it, so that a browser refuses one that was
 * changed or belongs to another deployment: https://developer.mozilla.org/docs/Web/Security/Subresource_Integrity
 */
function integrity(): Plugin {
  return {
    name: 'integrity',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After everything that still writes into the files.
      order: 'post',
      handler(_, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = String(page.source).replace(
            /(?= (?:src|href)="\/(assets\/[^"]+)">)/g,
            (_here, name: string) => {
              const file = bundle[name];
              if (!file) throw new Error(`${page.fileName} loads ${name}, which is not built.`);
              const text = file.type === 'asset' ? file.source : file.code;
              return ` integrity="sha384-${createHash('sha384').update(text).digest('base64')}"`;
            },
          );
        }
      },
    },
  };
}

/** Parts of MSAL that no setting leaves out, and that this page never uses: src/auth/msal-stubs.ts has them. */
const stubbed = [
  'FetchClient',
  'LocalStorage',
  'PlatformAuthInteractionClient',
  'PlatformAuthExtensionHandler',
  'PlatformAuthDOMHandler',
  'SilentAuthCodeClient',
  'relayClient',
  'DpopProofGenerator',
  'PopTokenGenerator',
  'TokenBindingKeyManager',
  'SilentIframeClient',
  'RegionDiscovery',
];

/** Puts the stubs in place of MSAL's own modules, and fails a build of the app in which MSAL has no such module any more. */
function msalStubs(mode: string): Plugin {
  const missed = new Set(stubbed);
  return {
    name: 'msal-stubs',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!/\/node_modules\/@azure\/msal-(?:browser|common)\//.test(importer?.replaceAll('\\', '/') ?? ''))
        return undefined;
      const name = /([^/]+)\.mjs$/.exec(source)?.[1];
      if (name === undefined || !stubbed.includes(name)) return undefined;
      missed.delete(name);
      return fileURLToPath(new URL('src/auth/msal-stubs.ts', import.meta.url));
    },
    buildEnd(error) {
      // MSAL's bridge page is so small that it imports few of them.
      if (!error && mode !== 'bridge' && missed.size > 0)
        this.error(`MSAL has no module of the name ${[...missed].join(', ')}: look at its imports again.`);
    },
  };
}

/** Draws Fluent's icons without Griffel: see src/ui/fluent-icon.ts. */
function plainIcons(): Plugin {
  let isUsed = false;
  return {
    name: 'plain-icons',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('/utils/createFluentIcon.js')) return undefined;
      if (!/\/@fluentui\/react-icons\/lib\//.test(importer?.replaceAll('\\', '/') ?? '')) return undefined;
      isUsed = true;
      return fileURLToPath(new URL('src/ui/fluent-icon.ts', import.meta.url));
    },
    buildEnd(error) {
      if (!error && !isUsed && this.environment.config.mode !== 'bridge')
        this.error("Fluent's icons are made elsewhere now: look at their imports again.");
    },
  };
}

/**
 * Names each file of the build in the table of headers, in place of all that `/assets/*` fits: Static Web Apps sends a
 * route's headers with a 404 too, and a missing asset that browsers keep for a year would outlive the next deployment.
 * https://learn.microsoft.com/azure/static-web-apps/configuration#routes
 */
function hostTable(): Plugin {
  const name = 'staticwebapp.config.json';
  return {
    name: 'host-table',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error('The build has no folder.');
      const table: { routes: { route: string }[] } = JSON.parse(
        readFileSync(fileURLToPath(new URL(`public/${name}`, import.meta.url)), 'utf8'),
      );
      // Both builds end here, and the second adds its file to those of the first.
      const files = readdirSync(`${dir}/assets`);
      const routes = table.routes.flatMap((rule) =>
        rule.route === '/assets/*' ? files.map((file) => ({ ...rule, route: `/assets/${file}` })) : [rule],
      );
      const text = JSON.stringify({ ...table, routes });
      // https://learn.microsoft.com/azure/static-web-apps/configuration#restrictions
      if (text.length > 20_000) throw new Error(`${name} is larger than Static Web Apps takes.`);
      writeFileSync(`${dir}/${name}`, text);
    },
  };
}

/**
 * Fluent's two themes as a style sheet, light or dark as the system asks for. As objects for its provider they cost 5 kB
 * of brotli in the first load, and the page would be without colours until React has rendered.
 */
function fluentThemes(): Plugin {
  const id = 'virtual:fluent-themes.css';
  const rules = (theme: object) =>
    Object.entries(theme)
      .map(([token, value]) => `--${token}:${value}`)
      .join(';');
  return {
    name: 'fluent-themes',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(asked) {
      if (asked !== `\0${id}`) return undefined;
      const { webLightTheme, webDarkTheme } = await import('@fluentui/react-components');
      const dark = Object.entries(webDarkTheme).filter(
        ([token, value]) => Reflect.get(webLightTheme, token) !== value,
      );
      return `:root{${rules(webLightTheme)}}@media (prefers-color-scheme:dark){:root{${rules(Object.fromEntries(dark))}}}`;
    },
  };
}

/**
 * Gives each message an id of two characters in the build, in place of a hash of six: 5 kB of brotli in all that a person
 * loads. Only the build knows them, so a catalogue of another language gets its ids from the same table.
 */
function shortMessageIds(): (id: string | undefined, text?: string, description?: string) => string {
  const catalogue: Record<string, { defaultMessage: string; description?: string }> = JSON.parse(
    readFileSync(fileURLToPath(new URL('src/i18n/messages/en.json', import.meta.url)), 'utf8'),
  );
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const digit = (value: number) => digits.charAt(value % digits.length);
  const keyOf = (text = '', description = '') => `${text}#${description}`;
  const all = Object.values(catalogue);
  if (all.length > digits.length ** 2) throw new Error('There are more messages than ids of two characters.');
  const ids = new Map(
    all.map(({ defaultMessage, description }, place) => [
      keyOf(defaultMessage, description),
      digit(Math.floor(place / digits.length)) + digit(place),
    ]),
  );
  return (_, text, description) => {
    const id = ids.get(keyOf(text, description));
    if (id === undefined) throw new Error(`“${text}” is not in en.json: run npm run messages.`);
    return id;
  };
}

/** Names a class by its file and its place there, where Vite would spell out its name beside a hash of its file. */
function shortClassNames(): (name: string, file: string) => string {
  const sheets = readdirSync(fileURLToPath(new URL('src', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => fileURLToPath(new URL(`src/${file}`, import.meta.url)))
    .toSorted();
  const known = new Map<string, string[]>();
  return (name, file) => {
    const path = file.replace(/\?.*$/, '');
    const sheet = sheets.indexOf(path);
    if (sheet === -1) throw new Error(`${path} is no style sheet of src.`);
    const names = known.get(path) ?? [];
    known.set(path, names);
    if (!names.includes(name)) names.push(name);
    return `${sheetName(sheet)}${names.indexOf(name).toString(36)}`;
  };
}

/** Two letters, and an underscore that no class of another kind begins with. */
function sheetName(place: number): string {
  const letter = (value: number) => String.fromCharCode(97 + (value % 26));
  return `_${letter(Math.floor(place / 26))}${letter(place)}`;
}

/** A chunk by the files with which it begins; the build fails when one of them is gone, instead of growing in silence. */
function chunk(name: string, priority: number, entries: readonly string[]) {
  const paths = entries.map((entry) => fileURLToPath(new URL(entry, import.meta.url)));
  const gone = paths.find((path) => !existsSync(path));
  if (gone !== undefined) throw new Error(`The chunk ${name} begins with ${gone}, which is not there.`);
  return { name, priority, test: (id: string) => paths.includes(id) };
}

/** Connectors that share their first letter share a chunk of longer texts. */
function guideChunk(id: string): string | null {
  const letter = /\/connectors\/guide\/(\w)[^/]*\.json\?raw$/.exec(id.replaceAll('\\', '/'))?.[1];
  return letter === undefined ? null : `guide-${letter}`;
}

export default defineConfig(({ command, mode }) => ({
  // Unit tests need the messages compiled, and no server.
  plugins: [
    formatjs({ ast: true, ...(command === 'build' && { overrideIdFn: shortMessageIds() }) }),
    react(),
    fluentThemes(),
    msalStubs(mode),
    plainIcons(),
    integrity(),
    hostTable(),
    ...(process.env['VITEST'] ? [] : [sandbox()]),
  ],
  resolve: {
    // Every message is compiled to an AST by the plugin above, so the ICU parser never has to ship.
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
    ],
  },
  ...(command === 'build' && { css: { modules: { generateScopedName: shortClassNames() } } }),
  server,
  preview: server,
  build: {
    target: 'es2023',
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MSAL's bridge page is built by itself: in the app's graph it would load 20 kB that it shares with the app.
    emptyOutDir: mode !== 'bridge',
    rolldownOptions: {
      input: mode === 'bridge' ? 'redirect.html' : 'index.html',
      output: {
        codeSplitting: {
          // A few chunks instead of thirty small ones: for every visitor, for a signed-in person at the picker, and
          // for later pages.
          // Large chunks compress better, cause fewer requests, and the first ones name fewer of the others.
          groups: [
            { name: 'base', tags: ['$initial'], priority: 2 },
            chunk('workspace', 1, ['src/routes.tsx']),
            chunk('sign-in-notice', 0.5, ['src/features/sign-in/sign-in-notice.tsx']),
            // They come with a failure, or with what may bring one.
            chunk('cause-texts', 0.6, ['src/i18n/cause-texts.ts']),
            // What small pages share with the large one, which they must not load for it.
            chunk('shared', 0.4, ['src/ui/text-field.tsx', 'src/ui/code-line.tsx']),
            // It needs the router, which a set-up does not.
            chunk('problem-page', 0.3, ['src/ui/problem-page.tsx']),
            // The form and the page of connectors both need the short part of the guide, and not each other.
            chunk('connectors', 0.3, [
              'src/domain/connectors/connectors.ts',
              'src/i18n/connector-names.ts',
              'src/ui/source-link.tsx',
            ]),
            // Longer texts of connectors: a few files, since each has its route in the table of headers.
            {
              name: guideChunk,
              debugName: 'guide',
              priority: 0.2,
              test: (id: string) => guideChunk(id) !== null,
            },
            // The values that the redactor takes out of answers come with this screen.
            chunk('target-screen', 0.1, [
              'src/features/application/target-screen.tsx',
              'src/graph/redact.ts',
            ]),
            // The list of dates at the picker shares its parts, and must not fail once the network is gone.
            chunk('expiry', 0.05, ['src/features/expiry/expiry-panel.tsx']),
            // What judges a value, and the controls of settings, once a person is in the form.
            chunk('value-checks', 0.045, [
              'src/domain/checks/check-value.ts',
              'src/features/editor/value-note-list.tsx',
              'src/features/editor/setting-control.tsx',
              'src/ui/value-problem-text.tsx',
            ]),
            // What reads a pasted text, or a key.
            chunk('paste', 0.04, ['src/domain/paste/paste-shape.ts', 'src/domain/paste/connector-names.ts']),
            // Fluent's dialog, with the focus manager that only it needs. The question comes with the first dialog, so
            // that it can be asked over it.
            chunk('dialog', 0.03, ['src/ui/task-dialog.tsx', 'src/features/application/leave-question.tsx']),
            // From the review to what came of it: once it is there, the outcome cannot fail to show.
            chunk('review-dialogs', 0.02, [
              'src/features/send/review-dialogs.tsx',
              'src/features/send/test-progress.tsx',
              'src/features/application/panel-notices.tsx',
            ]),
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    pool: 'threads',
    // The default leaves one core for the reporter, which is half of a machine of two.
    maxWorkers: availableParallelism(),
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'e2e/observatory/*.test.ts'],
          // In milliseconds: properties run tens of thousands of times, and a machine may be busy. Speed is measured elsewhere.
          testTimeout: 120_000,
          benchmark: { include: ['src/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        test: {
          // The sandbox against what Entra and Graph document, by its handlers and the headers of the build.
          name: 'contract',
          include: ['e2e/contract/*.test.ts'],
          testTimeout: 30_000,
          expect: { poll: { timeout: 7_000 } },
        },
      },
    ],
  },
}));
