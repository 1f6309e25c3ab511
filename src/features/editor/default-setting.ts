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
 * What a row begins with that replaces a stored value: of a setting the stored text, since a default beside it would switch off
 * what the person never touched; of all else nothing.
 */
export function startOf(key: string, stored: string | undefined): string {
  return classOf(key) === 'setting' && stored !== undefined ? stored : (defaultSetting(key) ?? '');
}
