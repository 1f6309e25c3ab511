import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { JsonProblemCode } from '#src/domain/credentials/json-view.ts';
import type { IgnoredReason, PasteFormat, Seems } from '#src/domain/paste/parse-paste.ts';
import type { KeySpelling, UnfitValue } from '#src/domain/credentials/plan-merge.ts';

export const pasteFormatNames: Record<Exclude<PasteFormat, 'unknown'>, MessageDescriptor> = defineMessages({
  env: { defaultMessage: '.env lines' },
  'json-map': { defaultMessage: 'JSON: values by key' },
  'json-list': { defaultMessage: 'JSON: list of keys and values' },
  'json-credentials': { defaultMessage: 'JSON: body with credentials' },
  'json-value': { defaultMessage: 'JSON: body with value' },
  table: { defaultMessage: 'columns of a table' },
  yaml: { defaultMessage: 'list of keys and values' },
  powershell: { defaultMessage: 'PowerShell' },
  terraform: { defaultMessage: 'Terraform' },
  command: { defaultMessage: 'data of a command' },
  http: { defaultMessage: 'body of an HTTP request' },
  pairs: { defaultMessage: 'keys and values within other text' },
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
  'one-value': { defaultMessage: 'This looks like one value. Paste it into its field, or write Key=value.' },
  other: { defaultMessage: 'No keys and values found. Paste lines such as SecretToken=value.' },
});

/** Why a pasted line becomes no credential; those from unknown-key on are reasons of the merge. */
export const ignoredTexts: Record<
  IgnoredReason | 'unknown-key' | UnfitValue | 'duplicate',
  MessageDescriptor
> = defineMessages({
  blank: { defaultMessage: 'Empty line' },
  comment: { defaultMessage: 'Comment' },
  structure: { defaultMessage: 'Only holds the data together' },
  'other-field': { defaultMessage: 'Not a credential' },
  'not-a-pair': { defaultMessage: 'No key with a value' },
  'names-key': { defaultMessage: 'Names a key, but not as a key with a value. Write Key=value' },
  'not-literal': { defaultMessage: 'The value is computed, not in the text' },
  nested: { defaultMessage: 'The value is an object or a list; it has to be text' },
  null: { defaultMessage: 'The value is null' },
  'forbidden-key': { defaultMessage: 'This key is never accepted' },
  heading: { defaultMessage: 'Heading of the table' },
  'too-many-columns': { defaultMessage: 'More than two columns' },
  unreadable: { defaultMessage: 'Could not be read' },
  'unknown-key': { defaultMessage: 'Graph has no such key' },
  reference: { defaultMessage: 'The value is a reference. Enter what it stands for' },
  sample: { defaultMessage: 'The value is a sample or a redaction' },
  empty: { defaultMessage: 'The value is empty' },
  masked: { defaultMessage: 'The value is a mask, or holds one' },
  'carriage-return': {
    defaultMessage: 'The value holds a carriage return, which a form field would change in silence',
  },
  nul: { defaultMessage: 'The value holds a NUL character, which a form field would drop' },
  duplicate: { defaultMessage: 'The same key occurs more than once' },
});

/** Takes `line` and `column`. */
export const jsonProblemTexts: Record<JsonProblemCode, MessageDescriptor> = defineMessages({
  syntax: { defaultMessage: 'Not valid at line {line}, column {column}.' },
  'too-deep': { defaultMessage: 'Nested too deep at line {line}, column {column}.' },
  'no-list': { defaultMessage: 'A list of credentials is expected at line {line}, column {column}.' },
  'no-pair': { defaultMessage: 'An object with key and value is expected at line {line}, column {column}.' },
  'unknown-field': {
    defaultMessage: 'Unknown field at line {line}, column {column}: only key and value can be sent.',
  },
  'repeated-field': { defaultMessage: 'The field at line {line}, column {column} is there already.' },
  'not-text': { defaultMessage: 'Text in quotes is expected at line {line}, column {column}.' },
  'unknown-mask': {
    defaultMessage:
      'The dots at line {line}, column {column} stand for no hidden value. Put the mask back as it was or type the whole value; a value with dots of its own can be typed while values are shown.',
  },
  'line-break-in-key': {
    defaultMessage: 'The key at line {line}, column {column} has a line break in it; no key does.',
  },
  'carriage-return': {
    defaultMessage:
      'The value at line {line}, column {column} has a carriage return in it (\\r), which a form field would change in silence. Use plain line ends (\\n).',
  },
  nul: {
    defaultMessage:
      'The text at line {line}, column {column} has a NUL character in it, which a form field cannot hold.',
  },
});

export const spellingTexts: Record<KeySpelling, MessageDescriptor> = defineMessages({
  exact: { defaultMessage: 'Spelled as Graph has it' },
  'any-case': { defaultMessage: 'Spelling corrected' },
  synonym: { defaultMessage: 'Recognised by another name' },
});
