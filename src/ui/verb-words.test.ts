import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import { endWords } from './verb-words.tsx';

const receiptOf = (outcome: SubmitReceipt['outcome'], failure: Failure): SubmitReceipt => ({
  verb: 'authorize',
  endpoint: 'https://graph.example/synchronization/acquireAccessToken',
  target: { kind: 'servicePrincipal', id: 'id', displayName: 'Contoso HR' },
  keys: ['SecretToken'],
  startedAt: 0,
  durationMs: 30_000,
  clientRequestId: 'c-1',
  outcome,
  failure,
});

/** What a person reads of how it ended, title and body. */
function read(receipt: SubmitReceipt): string {
  const { title, body } = endWords(receipt, 'plain');
  const parts = [title, typeof body === 'function' ? body(receipt) : body];
  const html = renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', onError: () => undefined },
      ...parts.map((part, at) => createElement('p', { key: at }, part)),
    ),
  );
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'");
}

const unread = { kind: 'unreadable', status: 403, expected: 'JSON' } as const;
const broken = { kind: 'refused', by: 'graph', status: 507, code: '', message: '', layers: [] } as const;
const noAnswer = { kind: 'unreachable', origin: 'https://graph.example', offline: false } as const;

test.each<[string, SubmitReceipt, readonly string[]]>([
  [
    'HTML 403',
    receiptOf('unknown', unread),
    ['Outcome unknown.', '403', 'A proxy may have answered and read the values'],
  ],
  ['Answers 507', receiptOf('unknown', broken), ['Outcome unknown.', '507']],
  ['Redirects', receiptOf('unknown', noAnswer), ['no readable answer came back']],
  [
    'Never answers',
    receiptOf('unknown', { ...noAnswer, timedOut: true }),
    ['Outcome unknown.', 'within 30 seconds'],
  ],
])('%s is said in words', (_, receipt, words) => {
  const said = read(receipt);
  for (const word of words) expect(said).toContain(word);
});
