import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ValueFormat } from '#src/domain/keys/keys.ts';

/** Comments of a saved template, and one that takes `count`. */
export const templateTexts: Record<'fillIn' | 'keepSafe' | 'leftOut', MessageDescriptor> = defineMessages({
  fillIn: { defaultMessage: 'Provisioning credentials. Write each value after its equals sign.' },
  keepSafe: {
    defaultMessage:
      'Filled in, this file holds secrets: keep it out of version control, and delete it after the import.',
  },
  leftOut: {
    defaultMessage: '{count, plural, one {Skipped: # unknown key.} other {Skipped: # unknown keys.}}',
  },
});

/** How a value has to look, where its key asks for more than text. */
export const valueFormatTexts: Partial<Record<ValueFormat, MessageDescriptor>> = defineMessages({
  url: { defaultMessage: 'A full web address, starting with https://.' },
  guid: { defaultMessage: 'A GUID: 32 hexadecimal digits in five groups.' },
  'boolean-lower': { defaultMessage: 'Write true or false.' },
  'boolean-title': { defaultMessage: 'Write True or False.' },
  'boolean-any': { defaultMessage: 'True or false, in any case.' },
  'json-or-text': { defaultMessage: 'Text, or a JSON object on one line in single quotes.' },
  'notification-settings': { defaultMessage: 'A JSON object on one line in single quotes.' },
  'iso-time': { defaultMessage: 'A time such as 2026-01-31T12:00:00Z.' },
});
