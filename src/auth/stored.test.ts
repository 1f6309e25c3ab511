import { afterEach, expect, test, vi } from 'vitest';
import { forgetSession, forgetWindow } from './msal-storage.ts';

/** A storage whose keys are its own, as the browser's are. */
function keeping(entries: Record<string, string>): Record<string, unknown> {
  const storage: Record<string, unknown> = { ...entries };
  const method = (value: (key: string) => unknown) => ({ value, enumerable: false });
  Object.defineProperties(storage, {
    getItem: method((key) => storage[key] ?? null),
    removeItem: method((key) => delete storage[key]),
  });
  vi.stubGlobal('sessionStorage', storage);
  return storage;
}

afterEach(() => vi.unstubAllGlobals());

const status = { 'msal.interaction.status': '{"clientId":"c","type":"signin"}' };

test('a window that was open at a reload is given up; a redirect under way and an answer without one are not', () => {
  const window = keeping(status);
  forgetWindow('c');
  expect(Object.keys(window)).toEqual([]);
  for (const kept of ['request.params', 'urlHash']) {
    const storage = keeping({ ...status, [`msal.c.${kept}`]: 'x' });
    forgetWindow('c');
    expect(Object.keys(storage)).toEqual(['msal.interaction.status', `msal.c.${kept}`]);
  }
});

test('a session that is forgotten leaves nothing of MSAL and of a renewal, and what else this tab keeps', () => {
  const storage = keeping({
    'msal.version': '5.30.0',
    'msal.3.account.keys': '{',
    'msal.3|a.b|login|accesstoken|c||': '{}',
    'provisioning-keys.renewals': '{}',
    'provisioning-keys.setup': '{}',
    ...status,
  });
  forgetSession();
  expect(Object.keys(storage)).toEqual(['msal.version', 'provisioning-keys.setup']);
});
