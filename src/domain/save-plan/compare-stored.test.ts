import { expect, test } from 'vitest';
import { compareStored } from './compare-stored.ts';

test('each key that was sent is looked for among what is stored now and what was stored before', () => {
  expect(compareStored(['UserName', 'SecretToken', 'Url'], ['SecretToken', 'Other', 'Url'], ['Url'])).toEqual(
    [
      { key: 'UserName', now: 'absent', before: 'absent' },
      { key: 'SecretToken', now: 'stored', before: 'absent' },
      { key: 'Url', now: 'stored', before: 'stored' },
    ],
  );
});

test('without an earlier look nothing is said of before, and a key is named once', () => {
  expect(compareStored(['Url', 'Url'], [], undefined)).toEqual([
    { key: 'Url', now: 'absent', before: 'unread' },
  ]);
});
