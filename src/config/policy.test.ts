import { expect, test } from 'vitest';
import { allowsConnection } from './policy.ts';

const graph = 'https://graph.microsoft.com';
const page = 'https://keys.example';

test.each([
  ["connect-src 'self' https://graph.microsoft.com", true],
  ["connect-src 'self' https://graph.microsoft.us", false],
  ["connect-src 'none'", false],
  ['connect-src', false],
  ["script-src 'self'", true],
  ["default-src 'none'", false],
  ['default-src https:', true],
  ["default-src 'none'; connect-src *", true],
  ["DEFAULT-SRC 'none'; Connect-Src HTTPS://GRAPH.MICROSOFT.COM", true],
  ['connect-src *.microsoft.com', true],
  ['connect-src https://*.graph.microsoft.com', false],
  ['connect-src https://graph.microsoft.com/v1.0/', true],
  ['connect-src https://graph.microsoft.com:443', true],
  ['connect-src https://graph.microsoft.com:*', true],
  ['connect-src https://graph.microsoft.com:8443', false],
  ['connect-src http://graph.microsoft.com', true],
  ['connect-src wss://graph.microsoft.com', false],
  ['connect-src graph.microsoft.com', true],
  ["connect-src https://graph.microsoft.com, connect-src 'self'", false],
  ["connect-src https://graph.microsoft.com; connect-src 'none'", true],
])('%s', (policy, allowed) => {
  expect(allowsConnection(policy, graph, page)).toBe(allowed);
});

test("'self' and bare hosts follow the page, ports count", () => {
  expect(allowsConnection("connect-src 'self'", page, page)).toBe(true);
  expect(
    allowsConnection('connect-src 127.0.0.1:5173', 'http://127.0.0.1:5173', 'http://localhost:5173'),
  ).toBe(true);
  expect(allowsConnection('connect-src 127.0.0.1', 'http://127.0.0.1:5173', 'http://localhost:5173')).toBe(
    false,
  );
  expect(allowsConnection('connect-src 127.0.0.1:5173', 'http://127.0.0.1:5173', page)).toBe(false);
  expect(
    allowsConnection('connect-src http://[::1]:5173', 'http://[::1]:5173', 'http://localhost:5173'),
  ).toBe(true);
});
