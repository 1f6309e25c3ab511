import { expect, test } from 'vitest';
import { changeNotificationSettings, readNotificationSettings } from './notification-settings.ts';

test('settings are read in any order, with what is missing as off, empty or 0', () => {
  expect(
    readNotificationSettings(
      '{"DeleteThresholdValue":7,"DeleteThresholdEnabled":true,"Enabled":false,"Recipients":"two@contoso.example"}',
    ),
  ).toEqual({
    enabled: false,
    recipients: 'two@contoso.example',
    deleteThresholdEnabled: true,
    deleteThresholdValue: 7,
    others: 0,
  });
  expect(readNotificationSettings('{"Enabled":true}')).toEqual({
    enabled: true,
    recipients: '',
    deleteThresholdEnabled: false,
    deleteThresholdValue: 0,
    others: 0,
  });
});

test.each([
  '{"Enabled":tru',
  'on',
  '[]',
  '"text"',
  '{"enabled":true}',
  '{"Enabled":"true"}',
  '{"Enabled":true,"Enabled":true}',
  '{"Recipients":1}',
  '{"DeleteThresholdValue":-5}',
  '{"DeleteThresholdValue":1.5}',
])('%s is left to its text', (text) => {
  expect(readNotificationSettings(text)).toBeUndefined();
});

test('a change keeps all that it is not about, in its place and spelling', () => {
  const text = '{ "Unheard":1, "Enabled":true }';
  expect(readNotificationSettings(text)?.others).toBe(1);
  expect(changeNotificationSettings(text, { enabled: false })).toBe('{ "Unheard":1, "Enabled":false }');
  expect(changeNotificationSettings('{"Enabled":true}', { deleteThresholdValue: 500 })).toBe(
    '{"Enabled":true,"DeleteThresholdValue":500}',
  );
  expect(changeNotificationSettings('{}', { recipients: 'a"b' })).toBe('{"Recipients":"a\\"b"}');
});
