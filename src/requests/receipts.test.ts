import { expect, test } from 'vitest';
import { unsent } from '#src/domain/attempt.ts';
import { createQueryClient } from './connect-graph.ts';
import { keepReceipt } from './receipts.ts';

const target = {
  kind: 'servicePrincipal',
  id: '8E82495E-e860-4a3f-a821-cfa8b4bc2c56',
  displayName: 'Contoso HR',
} as const;
const key = ['receipts', 'servicePrincipal', target.id.toLowerCase()];
const receipt = (startedAt: number) => ({
  ...unsent({ verb: 'authorize', target, endpoint: 'https://graph.example/x' }, { kind: 'signed-out' }),
  startedAt,
});

test('the receipts of an application are kept newest first, at most two hundred, and none is dropped in time', () => {
  const queries = createQueryClient();
  for (let at = 1; at <= 201; at += 1) keepReceipt(queries, receipt(at));
  const kept = queries.getQueryData<readonly { startedAt: number }[]>(key);
  expect(kept?.map(({ startedAt }) => startedAt)).toEqual(Array.from({ length: 200 }, (_, at) => 201 - at));
  expect(queries.getQueryCache().find({ queryKey: key })?.options.gcTime).toBe(Infinity);
});
