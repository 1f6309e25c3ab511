import { existsSync } from 'node:fs';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { Hands } from './hands.ts';
import { openWebKit } from './webkit.ts';

export type EngineName = 'chromium' | 'firefox' | 'webkit';
export type Engine =
  | { readonly name: EngineName; readonly state: 'installed'; readonly open: () => Promise<Hands> }
  | { readonly name: EngineName; readonly state: 'missing'; readonly remedy: string };

/** The engines of this machine. It downloads none, except the one that runs all other tests. */
export const engines: readonly Engine[] = [
  { name: 'chromium', state: 'installed', open: openChromium },
  firefox(),
  webkit(),
];

/** Excludes browsers from a snap, which cannot read our profile. */
function firefox(): Engine {
  const path = firstOf(
    '/usr/bin/firefox-esr',
    '/usr/lib/firefox/firefox',
    '/usr/lib64/firefox/firefox',
    '/opt/firefox/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  );
  return path === undefined
    ? { name: 'firefox', state: 'missing', remedy: 'apt-get install firefox-esr' }
    : { name: 'firefox', state: 'installed', open: () => openFirefox(path) };
}

function webkit(): Engine {
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec'];
  const browser = firstOf(
    ...libraries.flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((api) => `${folder}/${api}/MiniBrowser`),
    ),
  );
  const driver = firstOf('/usr/bin/WebKitWebDriver');
  const screen = firstOf('/usr/bin/Xvfb');
  return browser === undefined || driver === undefined || screen === undefined
    ? { name: 'webkit', state: 'missing', remedy: 'apt-get install webkit2gtk-driver xvfb' }
    : { name: 'webkit', state: 'installed', open: () => openWebKit({ browser, driver, screen }) };
}

function firstOf(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}
