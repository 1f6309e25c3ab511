import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { JsonProblemCode } from '#src/domain/credentials/json-edit.ts';
import type { IgnoredReason, PasteFormat, Seems } from '#src/domain/paste/parse-paste.ts';
import type { KeySpelling, UnfitValue } from '#src/domain/credentials/plan-merge.ts';
import type { ValueFormat } from '#src/domain/keys/keys.ts';

export const pasteFormatNames: Record<Exclude<PasteFormat, 'unknown'>, MessageDescriptor> = defineMessages({
  env: { defaultMessage: '.env lines' },
  'json-map': { defaultMessage: 'JSON: values by key' },
  'json-list': { defaultMessage: 'JSON: list of keys and values' },
  'json-credentials': { defaultMessage: 'JSON: body with credentials' },
  'json-value': { defaultMessage: 'JSON: body with value' },
  table: { defaultMessage: 'table columns' },
  yaml: { defaultMessage: 'list of keys and values' },
  powershell: { defaultMessage: 'PowerShell' },
  terraform: { defaultMessage: 'Terraform' },
  command: { defaultMessage: 'command data' },
  http: { defaultMessage: 'HTTP request body' },
  pairs: { defaultMessage: 'keys and values in other text' },
});

/** What a text seems to be in which no key with a value was found, and which part of it to paste. */
export const seemsTexts: Record<Seems, MessageDescriptor> = defineMessages({
  powershell: {
    defaultMessage: "This looks like PowerShell. Paste the hash table with the values, from @'{' to '}'.",
  },
  command: { defaultMessage: 'This looks like a command. Paste the JSON that it sends.' },
  http: { defaultMessage: 'This looks like an HTTP request. Paste its body.' },
  markup: { defaultMessage: 'This looks like HTML or XML. Paste lines such as SecretToken=value.' },
  terraform: { defaultMessage: 'This looks like Terraform. Paste the blocks with key and value.' },
  json: { defaultMessage: 'This looks like JSON. Paste the part with "key" and "value".' },
  'one-value': {
    defaultMessage: 'This looks like a single value. Paste it into its field, or write Key=value.',
  },
  other: { defaultMessage: 'No keys and values found. Paste lines such as SecretToken=value.' },
});

/** Why a pasted line becomes no credential; those from unknown-key on are reasons of the merge. */
export const ignoredTexts: Record<
  IgnoredReason | 'unknown-key' | 'portal-only' | UnfitValue | 'duplicate',
  MessageDescriptor
> = defineMessages({
  blank: { defaultMessage: 'Empty line' },
  comment: { defaultMessage: 'Comment' },
  structure: { defaultMessage: 'Structure only' },
  'other-field': { defaultMessage: 'Not a credential' },
  'not-a-pair': { defaultMessage: 'No key with a value' },
  'names-key': { defaultMessage: 'Key without a value. Write Key=value' },
  'not-literal': { defaultMessage: 'Computed value, not in the text' },
  nested: { defaultMessage: 'The value is an object or a list. Enter text' },
  null: { defaultMessage: 'Null value' },
  'forbidden-key': { defaultMessage: 'This key is never accepted' },
  heading: { defaultMessage: 'Table heading' },
  'too-many-columns': { defaultMessage: 'More than two columns' },
  unreadable: { defaultMessage: 'Unreadable' },
  'unknown-key': { defaultMessage: 'Unknown key' },
  'portal-only': { defaultMessage: 'Only the Entra admin center can set this' },
  reference: { defaultMessage: 'The value is a reference. Enter what it refers to' },
  sample: { defaultMessage: 'Sample or redacted value' },
  empty: { defaultMessage: 'Empty value' },
  masked: { defaultMessage: 'Masked value' },
  'carriage-return': {
    defaultMessage: 'The value has a carriage return, which a form field would change silently',
  },
  nul: { defaultMessage: 'The value has a NUL character, which a form field would drop' },
  duplicate: { defaultMessage: 'Duplicate key' },
});

/** Takes `line` and `column`. */
export const jsonProblemTexts: Record<JsonProblemCode, MessageDescriptor> = defineMessages({
  syntax: { defaultMessage: 'Invalid at line {line}, column {column}.' },
  'too-deep': { defaultMessage: 'Nested too deeply at line {line}, column {column}.' },
  'no-list': { defaultMessage: 'Expected a list of credentials at line {line}, column {column}.' },
  'no-pair': { defaultMessage: 'Expected an object with key and value at line {line}, column {column}.' },
  'unknown-field': {
    defaultMessage: 'Unknown field at line {line}, column {column}. Only key and value can be sent.',
  },
  'repeated-field': { defaultMessage: 'Duplicate field at line {line}, column {column}.' },
  'not-text': { defaultMessage: 'Expected text in quotes at line {line}, column {column}.' },
  'unknown-mask': {
    defaultMessage:
      'The dots at line {line}, column {column} match no hidden value. Restore the mask, or show values and type the whole value.',
  },
  'line-break-in-key': {
    defaultMessage: 'The key at line {line}, column {column} has a line break. Remove it.',
  },
  'carriage-return': {
    defaultMessage:
      'The value at line {line}, column {column} has a carriage return (\r). A form field would change it silently. Use plain line ends (\n).',
  },
  nul: {
    defaultMessage:
      "The text at line {line}, column {column} has a NUL character. A form field can't hold it.",
  },
});

export const spellingTexts: Record<KeySpelling, MessageDescriptor> = defineMessages({
  exact: { defaultMessage: 'Spelling matches Graph' },
  'any-case': { defaultMessage: 'Spelling corrected' },
  synonym: { defaultMessage: 'Recognized by another name' },
  connector: { defaultMessage: "Recognized by the connector's name" },
  chosen: { defaultMessage: 'Key chosen here' },
});

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
