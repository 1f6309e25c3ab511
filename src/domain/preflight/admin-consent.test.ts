import { expect, test } from 'vitest';
import { adminConsentUrl } from './admin-consent.ts';

const tenantId = '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8';
const clientId = '11111111-2222-4333-8444-555555555555';
const redirectUri = 'https://keys.example/redirect.html';

/** As Microsoft publishes them: https://learn.microsoft.com/graph/deployments */
const clouds = {
  global: { loginOrigin: 'https://login.microsoftonline.com', graphOrigin: 'https://graph.microsoft.com' },
  'usgov-dod': {
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://dod-graph.microsoft.us',
  },
} as const;

const urlFor = (cloud: keyof typeof clouds, write: readonly string[], status: readonly string[] = write) =>
  adminConsentUrl({
    config: { clientId, cloud: clouds[cloud], scopes: { status, write } },
    tenantId,
    redirectUri,
  });

test('an administrator gets one link that asks for looking and for changing, in the tenant on screen', () => {
  const link = urlFor('global', ['Synchronization.ReadWrite.All'], ['Synchronization.Read.All']);
  expect(link).toBe(
    'https://login.microsoftonline.com/5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8/v2.0/adminconsent' +
      '?client_id=11111111-2222-4333-8444-555555555555' +
      '&scope=https%3A%2F%2Fgraph.microsoft.com%2FSynchronization.Read.All' +
      '%20https%3A%2F%2Fgraph.microsoft.com%2FSynchronization.ReadWrite.All' +
      '&redirect_uri=https%3A%2F%2Fkeys.example%2Fredirect.html',
  );
});

test('a national cloud asks for the permission of its own Graph', () => {
  const { hostname, searchParams } = new URL(urlFor('usgov-dod', ['Directory.ReadWrite.All', 'offline']));
  expect(hostname).toBe('login.microsoftonline.us');
  expect(searchParams.get('scope')).toBe(
    'https://dod-graph.microsoft.us/Directory.ReadWrite.All https://dod-graph.microsoft.us/offline',
  );
});

test('a permission that is configured by its full name stays as it is, and no blank becomes a plus', () => {
  const url = urlFor('global', ['https://graph.microsoft.com/A', 'B']);
  expect(url).toContain(
    'scope=https%3A%2F%2Fgraph.microsoft.com%2FA%20https%3A%2F%2Fgraph.microsoft.com%2FB',
  );
});
