import { createIntl, type MessageDescriptor } from 'react-intl';
import { expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import { classLabels, keyLabels } from './key-labels.ts';

// Formatted as the app does it, since the build may compile a message to something other than text.
const intl = createIntl({ locale: 'en', defaultLocale: 'en', onError: () => undefined });
const textOf = (label: MessageDescriptor) => intl.formatMessage(label);

test('each key and each class has a label of its own', () => {
  const keys: readonly string[] = credentialKeys.map(({ key }) => key);
  expect(Object.keys(keyLabels).toSorted()).toEqual(keys.toSorted());
  const classes = new Set<string>(credentialKeys.map((entry) => entry.class));
  expect(Object.keys(classLabels).toSorted()).toEqual([...classes].toSorted());
  expect(new Set(Object.values(keyLabels).map((label) => textOf(label).toLowerCase())).size).toBe(44);
  expect(new Set(Object.values(classLabels).map(textOf)).size).toBe(5);
});

test('people find BaseAddress as Tenant URL and SecretToken as Secret token', () => {
  expect(textOf(keyLabels.BaseAddress)).toBe('Tenant URL');
  expect(textOf(keyLabels.SecretToken)).toBe('Secret token');
});
