import { classOf, formatOf } from '#src/domain/keys/keys.ts';
import { writeNotificationSettings } from '#src/domain/credentials/notification-settings.ts';

/** The string that the control of a setting starts with, since a switch is never without a state; undefined for all else. */
export function defaultSetting(key: string): string | undefined {
  switch (formatOf(key)) {
    case 'boolean-lower':
    case 'boolean-any':
      return 'false';
    case 'boolean-title':
      return 'False';
    case 'notification-settings':
      return writeNotificationSettings({
        enabled: true,
        recipients: '',
        deleteThresholdEnabled: false,
        deleteThresholdValue: 0,
      });
    case 'text':
    case 'url':
    case 'guid':
    case 'json-or-text':
    case 'iso-time':
      return undefined;
  }
}

/**
 * What a row begins with that replaces a stored value: the stored text where Graph returns it, since a default in its
 * place would change what the person never touched. A secret always begins empty.
 */
export function startOf(key: string, stored: string | undefined): string {
  return (classOf(key) === 'secret' ? undefined : stored) ?? defaultSetting(key) ?? '';
}
