import { stubbedPublicClientApplication } from '@azure/msal-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Config } from '#src/config/config.ts';
import { ready } from '#src/config/config.fixture.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import { createEntrance, obstacle } from './start-sign-in.ts';

const session = vi.hoisted(() => ({ openSession: vi.fn(), signIn: vi.fn() }));
vi.mock('./session.ts', () => session);

// The entrance hands it on and looks at nothing of it.
const instance = stubbedPublicClientApplication;
let config: Config;

beforeEach(async () => {
  config = await ready({ clientId: '11111111-2222-4333-8444-555555555555' });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { origin: 'https://keys.example' });
  vi.stubGlobal('sessionStorage', { setItem: () => undefined, removeItem: () => undefined });
  session.openSession.mockReset().mockResolvedValue({ state: 'signed-out', instance });
  session.signIn.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

test('a click after a failed one uses the sign-in library that has been started', async () => {
  const failure = { kind: 'unreachable', origin: 'https://login.example', offline: true } as const;
  session.signIn.mockRejectedValueOnce(new FailureError(failure));
  const enter = createEntrance(config);
  expect(await enter()).toEqual({ kind: 'failed', failure });
  expect(await enter('select_account')).toBeUndefined();
  expect(session.openSession).toHaveBeenCalledOnce();
  expect(session.signIn).toHaveBeenLastCalledWith(instance, config, 'select_account');
});

test('one that the page has started already is used from the first click', async () => {
  expect(await createEntrance(config, instance)()).toBeUndefined();
  expect(session.openSession).not.toHaveBeenCalled();
});

test('one that could not be loaded, for want of a network or not, is loaded again by the next click', async () => {
  session.openSession.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  const enter = createEntrance(config);
  expect(await enter()).toEqual({ kind: 'not-loaded' });
  session.openSession.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  vi.stubGlobal('navigator', { onLine: false });
  expect(await enter()).toMatchObject({ failure: { kind: 'unreachable', offline: true } });
  expect(await enter()).toBeUndefined();
  expect(session.openSession).toHaveBeenCalledTimes(3);
});

test('the page stays where a sign-in cannot come back, or cannot be made', async () => {
  vi.stubGlobal('sessionStorage', {
    setItem() {
      throw new DOMException('', 'SecurityError');
    },
  });
  expect(await createEntrance(config)()).toEqual({ kind: 'no-storage' });
  vi.stubGlobal('isSecureContext', false);
  expect(obstacle()).toEqual({ kind: 'insecure-address' });
  expect(session.openSession).not.toHaveBeenCalled();
});
