import { expect, test } from 'vitest';
import { writeNotificationSettings } from '#src/domain/credentials/notification-settings.ts';
import { defaultSetting, startOf } from './credential-rows.ts';

test('a row that replaces a stored value begins with it, and never with a default', () => {
  const stored =
    '{"Enabled":true,"Recipients":"a@b.example","DeleteThresholdEnabled":true,"DeleteThresholdValue":50,"HumanResourcesLookaheadQueryEnabled":false}';
  expect(startOf('SyncNotificationSettings', stored)).toBe(stored);
  expect(startOf('SyncAll', 'true')).toBe('true');
  expect(startOf('AuthenticationType', 'OAuth2ClientCredentialsGrant')).toBe('OAuth2ClientCredentialsGrant');
  expect(startOf('BaseAddress', 'https://stored.example')).toBe('https://stored.example');
  expect(startOf('SecretToken', 'x'), 'a secret begins empty').toBe('');
  expect(startOf('SomethingNew', 'x'), 'an unknown key counts as a secret').toBe('');
});

test('a row for a setting that Graph does not show begins as an added one does', () => {
  expect(startOf('SyncAll', undefined)).toBe('false');
  expect(startOf('BaseAddress', undefined)).toBe('');
});

test('only a setting that is on or off begins with a value, in the spelling of its key', () => {
  const keys = ['SyncAll', 'SkipOutOfScopeDeletions', 'Sandbox'];
  expect(keys.map(defaultSetting)).toEqual(['false', 'False', 'false']);
  for (const key of [
    'SecretToken',
    'BaseAddress',
    'UserName',
    'SystemOfRecord',
    'TokenExpiration',
    'Unlisted',
  ])
    expect(defaultSetting(key), key).toBeUndefined();
});

test('the default of the notifications is as their control writes it', () => {
  const plain = { enabled: true, recipients: '', deleteThresholdEnabled: false, deleteThresholdValue: 0 };
  expect(defaultSetting('SyncNotificationSettings')).toBe(writeNotificationSettings(plain));
});
