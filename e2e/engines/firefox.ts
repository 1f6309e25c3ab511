import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { end, start } from './child-process.ts';
import type { Hands } from './hands.ts';
import { connectMarionette } from './marionette.ts';
import { createHands } from './webdriver.ts';

const preferences = {
  // Any free port, which Firefox then writes into its profile.
  'marionette.port': 0,
  'intl.accept_languages': 'en-US, en',
  // Automation lets every window open; people's Firefox asks for a click first.
  'dom.disable_open_during_load': true,
};
const session = v.object({ capabilities: v.object({ browserVersion: v.string() }) });
const wrapped = v.object({ value: v.unknown() });

/** Firefox as it is installed: Playwright has only a changed one, and geckodriver need not be there. */
export async function openFirefox(program: string): Promise<Hands> {
  const profile = await mkdtemp(join(tmpdir(), 'provisioning-keys-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const browser = start(program, ['--headless', '--marionette', '--no-remote', '--profile', profile]);
  const close = async () => {
    await end(browser);
    await rm(profile, { recursive: true, force: true });
  };
  try {
    const call = await connectMarionette(await portIn(profile));
    const { capabilities } = v.parse(session, await call('WebDriver:NewSession'));
    const engine = `Firefox ${capabilities.browserVersion}`;
    return createHands(
      { engine, lateWindow: 'opens' },
      {
        async send(command, parameters) {
          // Here one command looks for elements, within another where that is given.
          const name = command === 'FindElementsFromElement' ? 'FindElements' : command;
          const answer = await call(`WebDriver:${name}`, parameters);
          // Lists come as they are.
          return v.is(wrapped, answer) ? answer.value : answer;
        },
        close,
      },
    );
  } catch (error) {
    await close();
    throw error;
  }
}

async function portIn(profile: string): Promise<number> {
  const port = async () =>
    Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => 0));
  await expect.poll(port, { message: 'Firefox says where it listens', timeout: 60_000 }).toBeGreaterThan(0);
  return port();
}
