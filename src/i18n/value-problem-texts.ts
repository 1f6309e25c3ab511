import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ValueProblemCode } from '#src/domain/checks/value-problem.ts';

/** What is wrong with a value. Takes `date`, `line` and `column`, or `field` where the problem has them. */
export const valueProblemWhat: Record<ValueProblemCode, MessageDescriptor> = defineMessages({
  'space-around': { defaultMessage: 'There is a blank at the start or the end.' },
  'newline-at-end': { defaultMessage: 'The value ends with a line break.' },
  'quotes-around': { defaultMessage: 'The value stands in quotes.' },
  'bearer-prefix': { defaultMessage: 'The value begins with Bearer.' },
  'hidden-characters': { defaultMessage: 'There are characters in the value that cannot be seen.' },
  'smart-quotes': { defaultMessage: 'There are typographic quotes in the value.' },
  placeholder: { defaultMessage: 'This looks like a placeholder.' },
  'value-is-key': { defaultMessage: 'The value is the name of its key.' },
  'guid-as-secret': { defaultMessage: 'This looks like an ID, not like a secret.' },
  masked: { defaultMessage: 'This holds a mask in place of the value.' },
  'jwt-expired': { defaultMessage: 'This token expired on {date}.' },
  'jwt-expires-soon': { defaultMessage: 'This token expires on {date}.' },
  'url-invalid': { defaultMessage: 'This is not a full web address.' },
  'url-not-https': { defaultMessage: 'The address is not https.' },
  'url-whitespace': { defaultMessage: 'There is a blank within the address.' },
  'url-resource-path': { defaultMessage: 'The address ends with a SCIM resource.' },
  'url-query': { defaultMessage: 'The address has query parameters that provisioning does not know.' },
  'url-fragment': { defaultMessage: 'There is a # in the address.' },
  'url-user-info': { defaultMessage: 'There is a user name in the address.' },
  'time-not-iso': { defaultMessage: 'This is not an ISO 8601 time.' },
  'time-without-zone': { defaultMessage: 'The time has no time zone.' },
  'boolean-case': { defaultMessage: 'Upper and lower case differ from what Microsoft documents.' },
  'not-boolean': { defaultMessage: 'This is neither true nor false.' },
  'json-invalid': { defaultMessage: 'The JSON is broken at line {line}, column {column}.' },
  'settings-field': {
    defaultMessage: 'The field {field} is repeated, of the wrong type or in another case.',
  },
  'settings-recipients': { defaultMessage: 'Notifications are on, and there is no mail address.' },
});

/** Why it matters, and what to do where there is no fix. */
export const valueProblemWhy: Record<ValueProblemCode, MessageDescriptor> = defineMessages({
  'space-around': { defaultMessage: 'It travels as a part of the value, and most targets then refuse it.' },
  'newline-at-end': { defaultMessage: 'It is easily copied along with the value and becomes a part of it.' },
  'quotes-around': {
    defaultMessage: 'Quotes belong to the file that the value comes from; here they would be sent.',
  },
  'bearer-prefix': { defaultMessage: 'The provisioning service puts that word before the token by itself.' },
  'hidden-characters': { defaultMessage: 'They come along when text is copied from a web page or a chat.' },
  'smart-quotes': { defaultMessage: 'Word processors put them in place of plain ones.' },
  placeholder: { defaultMessage: 'Put the real value in its place.' },
  'value-is-key': { defaultMessage: 'The two were probably copied together.' },
  'guid-as-secret': {
    defaultMessage:
      'Where secrets are made, the ID of a secret stands beside its value; the value is needed.',
  },
  masked: {
    defaultMessage:
      'Stored secrets are shown as asterisks or dots; sent back, those would become the secret. Enter the whole value.',
  },
  'jwt-expired': { defaultMessage: 'The target will refuse it. Get a new one.' },
  'jwt-expires-soon': { defaultMessage: 'Provisioning stops on that day unless a new one is set.' },
  'url-invalid': { defaultMessage: 'It has to begin with https:// and name a host.' },
  'url-not-https': {
    defaultMessage: 'Anyone on the way could read the secret; plain http is for this machine only.',
  },
  'url-whitespace': { defaultMessage: 'An address holds none; it was probably copied over a line end.' },
  'url-resource-path': {
    defaultMessage: 'The provisioning service puts /Users and /Groups behind it by itself.',
  },
  'url-query': {
    defaultMessage: "The provisioning service adds its own query. Microsoft's feature flags may stay.",
  },
  'url-fragment': {
    defaultMessage: 'What follows it is never sent; this is probably the address of a page for people.',
  },
  'url-user-info': {
    defaultMessage: 'It would be readable in every log. Use the keys for user name and password.',
  },
  'time-not-iso': { defaultMessage: 'Write it as 2026-01-31T12:00:00Z.' },
  'time-without-zone': {
    defaultMessage: 'Nobody can say when it is. Add Z for UTC or an offset such as +02:00.',
  },
  'boolean-case': { defaultMessage: 'The value is text to the service, which tells the two apart.' },
  'not-boolean': { defaultMessage: 'Microsoft documents true and false only.' },
  'json-invalid': { defaultMessage: 'The service reads this value as JSON.' },
  'settings-field': { defaultMessage: 'Microsoft documents it differently, and may refuse it.' },
  'settings-recipients': { defaultMessage: 'Nobody would be told of a failure.' },
});

/** What the fix does, for its button; only of problems that can have one. */
export const valueProblemFix: Partial<Record<ValueProblemCode, MessageDescriptor>> = defineMessages({
  'space-around': { defaultMessage: 'Remove it', description: 'Button that mends a value' },
  'newline-at-end': { defaultMessage: 'Remove it', description: 'Button that mends a value' },
  'quotes-around': { defaultMessage: 'Remove the quotes', description: 'Button that mends a value' },
  'bearer-prefix': { defaultMessage: 'Remove the word', description: 'Button that mends a value' },
  'hidden-characters': { defaultMessage: 'Remove them', description: 'Button that mends a value' },
  'smart-quotes': { defaultMessage: 'Make them plain', description: 'Button that mends a value' },
  'url-invalid': { defaultMessage: 'Put https:// before it', description: 'Button that mends a value' },
  'url-not-https': { defaultMessage: 'Make it https', description: 'Button that mends a value' },
  'url-whitespace': { defaultMessage: 'Remove it', description: 'Button that mends a value' },
  'url-resource-path': { defaultMessage: 'Remove the ending', description: 'Button that mends a value' },
  'url-query': { defaultMessage: 'Remove the parameters', description: 'Button that mends a value' },
  'url-fragment': { defaultMessage: 'Remove what follows', description: 'Button that mends a value' },
  'time-not-iso': { defaultMessage: 'Convert it', description: 'Button that mends a value' },
  'boolean-case': { defaultMessage: 'Correct the case', description: 'Button that mends a value' },
});
