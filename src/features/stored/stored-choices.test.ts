import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { type KnownKey, noRecentKeys, type RecentKeys } from '#src/domain/save-plan/plan-save.ts';
import { choicesOfSave } from './stored-choices.ts';

const intl = createIntl({ locale: 'en', onError: () => undefined });
const url: KnownKey = { key: 'Url', value: { kind: 'plain', text: 'a' } };
const other: KnownKey = { key: 'Other', value: { kind: 'plain', text: 'b' } };
const nothing = () => undefined;

function offered(
  stored: readonly KnownKey[],
  recent: RecentKeys = noRecentKeys,
): readonly [string, boolean][] {
  const means = { cleared: new Set<string>(), replace: nothing, keep: nothing, clear: nothing };
  return choicesOfSave(intl, { key: 'Url', stored, recent }, false, means).map(({ label, chosen }) => [
    label,
    chosen,
  ]);
}

const undecided = [
  ['Re-enter or replace', false],
  ['Clear', false],
];

test('a key that Graph tells is kept as it is', () => {
  expect(offered([other, url])).toEqual([
    ['Keep as it is', true],
    ['Replace', false],
    ['Clear', false],
  ]);
});

test('one that Graph lists twice is not kept: it has to be decided, as the save will say', () => {
  expect(offered([url, other, url])).toEqual(undecided);
});

test('one that this page has changed is not kept as Graph still tells it', () => {
  expect(offered([url], { stored: ['Url'], changed: ['Url'] })).toEqual(undecided);
});
