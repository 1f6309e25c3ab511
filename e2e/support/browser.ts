import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

/** A Chromium to test in: by path, by Playwright's name of an installed one, or Playwright's own (neither). */
export type Browser = { readonly executablePath?: string; readonly channel?: string; readonly name: string };

/** Playwright evaluates its configuration in every worker; the first answer is kept for them here. */
const remembered = 'PROVISIONING_KEYS_BROWSER';

/**
 * Finds a browser, downloading or installing one only when there is none, and says which it took.
 * Throws with what to do when nothing helps.
 */
export function findBrowser(): Browser {
  const known = process.env[remembered];
  if (known !== undefined) return browserAt(known);
  const path = configured() ?? installed() ?? downloaded() ?? download() ?? fromPackages();
  if (path === undefined)
    throw new Error(
      'No browser for the end-to-end tests. Install Chrome, Edge or Chromium, run "npx playwright install chromium", or set PLAYWRIGHT_CHROMIUM_PATH to one.',
    );
  process.env[remembered] = path;
  if (path === packagedPath && !existsSync(leanPath)) leanFromPackages();
  const lean =
    configured() === undefined && existsSync(leanPath) ? `${leanPath}, and where they need more in ` : '';
  console.log(`End-to-end tests run in ${lean}${path}`);
  return browserAt(path);
}

/** Chromium without its windows, services and page cache, as Debian packages it; Playwright's own tests run in the like. */
const leanPath = '/usr/bin/chromium-headless-shell';
/** Where Debian puts the whole of the same browser. */
const packagedPath = '/usr/bin/chromium';

/**
 * How every browser of the tests is started. `lean`: where there is one that takes less of the machine for the same
 * pages, and nothing is configured, that one; `whole`: the browser as a person has it.
 */
export function launchOptions(kind: 'whole' | 'lean' = 'whole'): LaunchOptions {
  const { executablePath: path, channel } = findBrowser();
  const executablePath =
    kind === 'lean' && configured() === undefined && existsSync(leanPath) ? leanPath : path;
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(channel === undefined ? {} : { channel }),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A heap snapshot cuts strings off at 1,024 characters: a longer value would not be seen in it.
      '--js-flags=--heap-snapshot-string-limit=1000000',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

function browserAt(path: string): Browser {
  return { executablePath: path, name: path };
}

function configured(): string | undefined {
  const path = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${path}, which does not exist.`);
  return path;
}

function installed(): string | undefined {
  return candidates().find((path) => existsSync(path));
}

function candidates(): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
        (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
      );
    case 'win32': {
      const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
        (name) => process.env[name] ?? [],
      );
      const programs = [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ];
      return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
    }
    default:
      return [
        '/usr/bin/google-chrome',
        '/usr/bin/google-chrome-stable',
        '/opt/google/chrome/chrome',
        '/usr/bin/microsoft-edge',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
      ];
  }
}

function downloaded(): string | undefined {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

function download(): string | undefined {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return attempt('No browser found: downloading Playwright’s Chromium', 5, [
    [process.execPath, cli, 'install', 'chromium'],
  ])
    ? downloaded()
    : undefined;
}

/** Only root on Debian or Ubuntu, as in a container, installs packages. */
function installsPackages(): boolean {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

const install = ['apt-get', 'install', '-y', '--no-install-recommends'] as const;

function fromPackages(): string | undefined {
  if (!installsPackages()) return undefined;
  const done = attempt('No browser found: installing the package chromium', 10, [
    ['apt-get', 'update'],
    [...install, 'chromium'],
  ]);
  return done ? installed() : undefined;
}

/** Not every distribution has it, and nothing depends on it but the time that the tests take: two fifths of it. */
function leanFromPackages(): void {
  if (configured() !== undefined || !installsPackages()) return;
  const what = 'Installing the package chromium-headless-shell, which takes less of the machine';
  if (attempt(what, 3, [[...install, 'chromium-headless-shell']])) return;
  attempt(what, 3, [
    ['apt-get', 'update'],
    [...install, 'chromium-headless-shell'],
  ]);
}

function attempt(
  what: string,
  minutes: number,
  commands: readonly (readonly [string, ...string[]])[],
): boolean {
  console.log(`${what}.`);
  try {
    for (const [command, ...args] of commands)
      execFileSync(command, args, { stdio: 'inherit', timeout: minutes * 60_000 });
    return true;
  } catch (error) {
    console.log(`That failed: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
