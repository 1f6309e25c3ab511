import { expect, test } from 'vitest';
import { clientId, endpoints, local, problems, ready } from './config.fixture.ts';

test('endpoints are honoured when page and endpoints are on this machine', async () => {
  for (const hostname of ['localhost', '127.0.0.1', '127.8.9.1', '[::1]']) {
    const config = await ready({ clientId, endpoints }, { ...local, hostname });
    expect(config.graphOrigin).toBe('http://127.0.0.1:5173/graph');
    expect(config.authority).toBe('https://login.microsoftonline.com/organizations');
    expect(JSON.parse(config.authorityMetadata ?? '')).toEqual(endpoints.authorityMetadata);
  }
});

test('endpoints on any other page are refused, wherever they point', async () => {
  for (const hostname of [
    'keys.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '128.0.0.1',
    'notlocalhost',
  ]) {
    expect(await problems({ clientId, endpoints }, { ...local, hostname })).toEqual([
      { field: 'endpoints', problem: 'endpoints-not-allowed', received: hostname },
    ]);
  }
  expect(await problems({ clientId, endpoints: {} })).toHaveLength(1);
});

test('an endpoint off this machine is refused by its field', async () => {
  for (const url of [
    'https://evil.example/token',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://[::2]/',
  ]) {
    const authorityMetadata = { ...endpoints.authorityMetadata, token_endpoint: url };
    expect(await problems({ clientId, endpoints: { ...endpoints, authorityMetadata } }, local), url).toEqual([
      { field: 'endpoints.authorityMetadata.token_endpoint', problem: 'not-loopback', received: url },
    ]);
    expect(await problems({ clientId, endpoints: { graph: url } }, local), url).toEqual([
      { field: 'endpoints.graph', problem: 'not-loopback', received: url },
    ]);
  }
  for (const graph of [
    'http://localhost@evil.example/',
    'http://a:b@localhost/',
    'http://:b@localhost/',
    'ftp://localhost/',
    'localhost',
    'http://localhost/?a',
    'http://localhost/#a',
  ]) {
    expect(await problems({ clientId, endpoints: { graph } }, local), graph).toEqual([
      { field: 'endpoints.graph', problem: 'not-a-url', received: graph },
    ]);
  }
});

test('half of the authority metadata is not enough', async () => {
  const { jwks_uri: _, ...most } = endpoints.authorityMetadata;
  const authorityMetadata = { ...most, issuer: '', extra_endpoint: 'https://evil.example' };
  expect(await problems({ clientId, endpoints: { authorityMetadata } }, local)).toEqual([
    { field: 'endpoints.authorityMetadata.issuer', problem: 'missing' },
    { field: 'endpoints.authorityMetadata.jwks_uri', problem: 'missing' },
    { field: 'endpoints.authorityMetadata.extra_endpoint', problem: 'unknown-field' },
  ]);
});
