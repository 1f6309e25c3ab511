import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refusedByGraph } from '#src/domain/failure/failure.fixture.ts';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import { causeTexts } from '#src/ui/failure-text.tsx';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { StoredStatus } from './stored-status.tsx';

await causeTexts.load();

// Advice names the page's own address.
beforeAll(() => vi.stubGlobal('location', { origin: 'https://keys.example' }));
afterAll(() => vi.unstubAllGlobals());

type Read = Failure | readonly StoredCredential[];

/** What stands above the rows after a read of the stored keys that ended so. */
async function said(read: Read, permission: 'granted' | 'missing' = 'granted'): Promise<string> {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const options = {
    queryKey: ['stored'],
    queryFn: () => ('kind' in read ? Promise.reject(new FailureError(read)) : Promise.resolve(read)),
  };
  await queries.prefetchQuery(options);
  function Status(): ReactNode {
    return createElement(StoredStatus, {
      read: { query: useQuery({ ...options, enabled: false }), running: undefined, permission },
    });
  }
  return renderedText(createElement(QueryClientProvider, { client: queries }, createElement(Status)), ' ');
}

const none = 'No stored credentials.';

test.each<[string, Failure, ...told: readonly string[]]>([
  [
    'Forbidden',
    refusedByGraph(403, 'Authorization_RequestDenied'),
    "You don't have permission to see stored",
  ],
  ['no role', refusedByGraph(401, 'UnknownError'), "You don't have permission to see stored credentials."],
  [
    'Gone',
    refusedByGraph(404, 'Request_ResourceNotFound'),
    "weren't read.",
    "Microsoft Graph can't find this object.",
  ],
  [
    'Odd',
    { kind: 'unreadable', status: 200, expected: 'nothing' },
    "weren't read.",
    'Unexpected answer.',
    'Try again',
  ],
  ['Broken', refusedByGraph(500, 'InternalServerError'), "weren't read.", 'Microsoft Graph has a problem.'],
  [
    'Silent',
    { kind: 'unreachable', origin: 'https://graph.example', offline: false },
    "weren't read.",
    "Couldn't reach Microsoft.",
  ],
  [
    'a policy that asks for more',
    { kind: 'needs-interaction', reason: 'claims', scopes: [] },
    'Grant access to see stored credentials.',
  ],
])(
  'a failure is said where the rows would be, and never looks like nothing stored: %s',
  async (_, ...row) => {
    const [failure, ...told] = row;
    const text = await said(failure);
    for (const words of told) expect(text).toContain(words);
    expect(text).not.toContain(none);
  },
);

test('what Graph has answered is said as a number, and nothing of it is said without the permission', async () => {
  const stored: StoredCredential = { key: 'SecretToken', value: { kind: 'hidden' } };
  expect(await said([])).toContain(none);
  expect(await said([stored])).toContain('1 stored credential.');
  expect(await said([], 'missing')).toContain('Grant access to see stored credentials.');
  expect(await said([], 'missing')).not.toContain(none);
});
