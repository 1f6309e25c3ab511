import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';
import type { EngineOptions } from './engines/engine-test.ts';
import { engines } from './engines/engines.ts';
import { patience } from './engines/webdriver.ts';

// Another port lets two checkouts be tested at the same time.
const port = Number(process.env['E2E_PORT'] ?? 4173);
const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig<EngineOptions>({
  testDir: './specs',
  outputDir: '../test-results',
  fullyParallel: true,
  // Tests also wait, for a pause of Graph's or for a window: more of them than cores leave none of those idle.
  workers: 5,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['./slow-files.ts'], ['./engines/report.ts']],
  timeout: 60_000,
  expect: { timeout: 7_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    // Either would write typed secrets to disk.
    trace: 'off',
    screenshot: 'off',
    launchOptions: launchOptions('lean'),
  },
  projects: [
    // Only by `npm run screenshot`: it writes a file of the repository.
    {
      name: 'readme',
      testDir: './readme',
      use: { viewport: { width: 1280, height: 800 }, launchOptions: launchOptions() },
    },
    // Only by `npm run bench`: it measures this machine, which no test may do.
    {
      name: 'bench',
      testDir: './bench',
      testMatch: /\.bench\.ts$/,
      use: { launchOptions: launchOptions() },
    },
    {
      name: 'browser',
      // To draw what moves takes a part of the processor. `withMotion` and the engines see all of it.
      use: { contextOptions: { reducedMotion: 'reduce' } },
    },
    // One for each engine of this machine; those that are not here are named at the end of a run.
    ...engines
      .filter(({ state }) => state === 'installed')
      .map(({ name }) => ({
        name: `engine-${name}`,
        testDir: './engines',
        use: { engineName: name },
        timeout: 240_000,
        expect: { timeout: patience },
      })),
  ],
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
