import { createIntl, type MessageDescriptor } from 'react-intl';
import { expect, test } from 'vitest';
import { causes } from '#src/domain/failure/causes.ts';
import { graphCauses } from '#src/domain/failure/graph-causes.ts';
import { causeSteps, causeTitles, confidenceTexts, whoTexts } from './cause-texts.ts';

const intl = createIntl({ locale: 'en', defaultLocale: 'en', onError: () => undefined });
const values = {
  scope: 'A',
  roles: 'B',
  scopes: 'C',
  unknownScope: 'U',
  settings: 'D',
  origin: 'https://keys.example',
  status: 500,
};
const textOf = (message: MessageDescriptor) => intl.formatMessage(message, values);

test.each(Object.entries({ causeTitles, causeSteps, confidenceTexts, whoTexts }))(
  '%s: no two texts are the same, and each placeholder is filled',
  (_, table) => {
    const texts = Object.values<MessageDescriptor>(table).map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[^{}]{4,}$/);
  },
);

test('each cause has full sentences, and its source is a page of Microsoft', () => {
  for (const [cause, { source }] of Object.entries(causes)) {
    expect(source, cause).toMatch(/^https:\/\/learn\.microsoft\.com\/[\w/-]+$/);
  }
  expect(Object.keys(causeTitles).toSorted()).toEqual(Object.keys(causes).toSorted());
  for (const message of [...Object.values(causeTitles), ...Object.values(causeSteps)])
    expect(textOf(message)).toMatch(/^[A-Z].*\.$/);
});

test('advice speaks of the tenant URL where the address is at fault, so never of Salesforce, which has none', () => {
  const addressed = Object.entries(graphCauses)
    .filter(([, facts]) => 'keys' in facts && facts.keys === 'address')
    .map(([cause]) => cause);
  const speaking = Object.keys(causeSteps).filter((cause) =>
    [causeTitles, causeSteps].some((texts) =>
      Object.entries(texts).some(([name, text]) => name === cause && textOf(text).includes('tenant URL')),
    ),
  );
  expect(speaking.toSorted()).toEqual(addressed.toSorted());
});

test('what the target answered is said with its status', () => {
  expect(textOf(causeTitles['target-401'])).toBe('The app answered 401: it rejected the token.');
  expect(textOf(causeTitles['target-fault'])).toContain('The app answered 500');
});
