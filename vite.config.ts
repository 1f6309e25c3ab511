import { createHash } from 'node:crypto';
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

/** The router's package names its development build to every bundler; the other one leaves the warnings out. */
const router = fileURLToPath(new URL('node_modules/react-router/dist/production/', import.meta.url));

export default defineConfig(({ mode }) => ({
  // Unit tests need the messages compiled, and no server.
  plugins: [formatjs({ ast: true }), react(), integrity(), ...(process.env['VITEST'] ? [] : [sandbox()])],
  resolve: {
    // Every message is compiled to an AST by the plugin above, so the ICU parser never has to ship.
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
      { find: /^react-router$/, replacement: `${router}index.mjs` },
      { find: /^react-router\/dom$/, replacement: `${router}dom-export.mjs` },
      // MSAL has no setting that leaves these out, and makes the first even where it is given another way to Entra.
      {
        find: /^\.{1,2}\/(?:network\/FetchClient|LocalStorage|(?:interaction_client\/)?PlatformAuth(?:InteractionClient|ExtensionHandler|DOMHandler))\.mjs$/,
        replacement: fileURLToPath(new URL('src/auth/left-out-of-msal.ts', import.meta.url)),
      },
    ],
  },
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
          // A few chunks instead of thirty small ones: what everybody needs, what a signed-in person needs for the
          // picker, what comes later. They compress better whole, ask fewer requests, and the first ones need to
          // name fewer of the others.
          groups: [
            { name: 'base', tags: ['$initial'], priority: 2 },
            { name: 'workspace', test: /[\\/]src[\\/]routes\.tsx$/, priority: 1 },
            { name: 'sign-in-notice', test: /[\\/]sign-in-notice\.tsx$/, priority: 0.5 },
            // What small pages share with the large one, which they must not load for it.
            {
              name: 'shared',
              test: /[\\/]react-hook-form[\\/]|[\\/](?:text-field|code-line|problem-page)\.tsx$/,
              priority: 0.4,
            },
            { name: 'target-screen', test: /[\\/]target-screen\.tsx$/, priority: 0 },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'e2e/observatory/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    // In milliseconds: properties run tens of thousands of times, and a machine may be busy. Speed is measured elsewhere.
    testTimeout: 120_000,
  },
}));
