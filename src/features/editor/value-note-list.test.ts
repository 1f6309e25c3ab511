import { createElement } from 'react';
import { expect, test } from 'vitest';
import { checkValue } from '#src/domain/checks/check-value.ts';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';
import { FixLabel, fixOf, TimeFrom } from './value-note-list.tsx';

const guid = 'a1b2c3d4-0000-4abc-8def-0123456789ab';
const scim = 'https://hr.example/scim';

/** The key and its value, the note, the button that fixes it, and what that leaves. */
test.each([
  ['SecretToken', ' in front', 'Leading or trailing space.', 'Trim', 'in front'],
  ['SecretToken', 'copied\n', 'The value ends with a line break.', 'Remove line break', 'copied'],
  ['SecretToken', '"from a file"', 'The value is in quotes.', 'Remove quotes', 'from a file'],
  ['SecretToken', 'Bearer of-a-header', 'Starts with "Bearer".', 'Remove "Bearer"', 'of-a-header'],
  ['Password', 'a\u200bb', 'The value has invisible characters.', 'Remove characters', 'ab'],
  ['Password', 'it\u2019s', 'The value has typographic quotes.', 'Use plain quotes', "it's"],
  ['Password', '<your token>', 'This looks like a placeholder.', 'Clear field', ''],
  ['SecretToken', 'SecretToken', "The value is the key's own name.", 'Clear field', ''],
  ['ClientSecret', guid, "This looks like a secret's ID.", 'Clear field', ''],
  ['SecretToken', '*', 'The value is masked.', 'Clear field', ''],
  ['BaseAddress', 'http://hr.example/scim', "The address isn't https.", 'Use https', scim],
  ['BaseAddress', 'hr.example/scim', "This isn't a full web address.", 'Add https://', scim],
  ['BaseAddress', `${scim}/Users`, 'The address ends with a SCIM resource.', 'Remove ending', scim],
  ['BaseAddress', `${scim}/Groups/`, 'The address ends with a SCIM resource.', 'Remove ending', scim],
  [
    'BaseAddress',
    `${scim}?page=1&aadOptscim062020`,
    'The address has unknown query parameters.',
    'Remove parameters',
    `${scim}?aadOptscim062020`,
  ],
  ['BaseAddress', 'https://hr.example/ scim', 'The address has a space.', 'Remove space', scim],
  ['BaseAddress', ` ${scim}`, 'Leading or trailing space.', 'Trim', scim],
  ['BaseAddress', `${scim}#top`, 'The address has a # sign.', 'Remove # part', scim],
])('%s %j: %s', (key, value, note, label, fixed) => {
  const found = checkValue(key, value, Date.now()).map((problem) => [
    renderedText(createElement(ValueProblemWhat, { problem })),
    renderedText(createElement(FixLabel, { problem })),
    fixOf(problem)?.(value),
  ]);
  expect(found).toEqual([[note, label, fixed]]);
});

test('what a person has to find out again has no fix', () => {
  const [problem] = checkValue('BaseAddress', 'https://user:pass@hr.example/scim', Date.now());
  expect(problem?.code).toBe('url-user-info');
  expect(problem && fixOf(problem)).toBeUndefined();
});

const now = Date.UTC(2026, 0, 10, 12);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each([
  [3 * hour, 'in 3 hours'],
  [40 * minute, 'in 40 minutes'],
  [36 * hour, 'in 36 hours'],
  [90 * day + 6 * hour, 'in 90 days'],
  [-5 * day, '5 days ago'],
  [-2 * hour, '2 hours ago'],
])('a token that expires %d ms from now does so %s, in the unit that a person counts in', (span, words) => {
  expect(renderedText(createElement(TimeFrom, { now, at: now + span }))).toBe(words);
});
