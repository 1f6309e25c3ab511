import { once } from 'node:events';
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { serve } from '../support/loopback-server.ts';
import { end, start } from './child-process.ts';
import type { Hands } from './hands.ts';
import { createHands } from './webdriver.ts';
import { commands, type Parameters } from './wire.ts';

export type WebKitPrograms = { readonly browser: string; readonly driver: string; readonly screen: string };

const answer = v.object({ value: v.unknown() });
const session = v.object({
  sessionId: v.string(),
  capabilities: v.object({ browserVersion: v.string() }),
});

/** WebKitGTK through its own driver. It needs a screen, so it gets a virtual one. */
export async function openWebKit({ browser, driver, screen }: WebKitPrograms): Promise<Hands> {
  const display = start(screen, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(display.stdio[3] ?? display, 'data');
  const port = await freePort();
  const server = start(driver, [`--port=${port}`], {
    env: { DISPLAY: `:${String(number).trim()}`, LANGUAGE: 'en_US' },
  });
  const close = async () => {
    await end(server);
    await end(display);
  };
  const base = `http://127.0.0.1:${port}`;
  try {
    await expect(async () => void (await ask('GET', `${base}/status`))).toPass({ timeout: 60_000 });
    const opened = v.parse(session, await ask('POST', `${base}/session`, wish(browser)));
    const own = `${base}/session/${opened.sessionId}`;
    const engine = `WebKitGTK ${opened.capabilities.browserVersion}`;
    return createHands(
      { engine, lateWindow: 'blocked' },
      {
        send(command, parameters = {}) {
          const [method, template] = commands[command];
          const path = template.replace(/:(\w+)/g, (_, name: string) => String(parameters[name]));
          return ask(method, `${own}/${path}`, parameters);
        },
        async close() {
          await ask('DELETE', own).catch(() => undefined);
          await close();
        },
      },
    );
  } catch (error) {
    await close();
    throw error;
  }
}

function wish(binary: string): Parameters {
  return {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
  };
}

async function ask(
  method: 'DELETE' | 'GET' | 'POST',
  address: string,
  body: Parameters = {},
): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = v.parse(answer, await response.json());
  if (!response.ok) throw new Error(JSON.stringify(value));
  return value;
}

/** The driver chooses none by itself. */
async function freePort(): Promise<number> {
  const { port, close } = await serve(() => undefined);
  close();
  return port;
}
