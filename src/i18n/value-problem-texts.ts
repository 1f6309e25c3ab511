import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ValueProblemCode } from '#src/domain/credentials/credential.ts';

/** What is wrong with a value. Takes `date`, `line` and `column`, or `field` where the problem has them. */
export const valueProblemWhat: Record<ValueProblemCode, MessageDescriptor> = defineMessages({
  'space-around': { defaultMessage: 'Leading or trailing space.' },
  'newline-at-end': { defaultMessage: 'The value ends with a line break.' },
  'quotes-around': { defaultMessage: 'The value is in quotes.' },
  'bearer-prefix': { defaultMessage: 'Starts with "Bearer".' },
  'hidden-characters': { defaultMessage: 'The value has invisible characters.' },
  'smart-quotes': { defaultMessage: 'The value has typographic quotes.' },
  placeholder: { defaultMessage: 'This looks like a placeholder.' },
  'value-is-key': { defaultMessage: "The value is the key's own name." },
  'guid-as-secret': { defaultMessage: "This looks like a secret's ID." },
  masked: { defaultMessage: 'The value is masked.' },
  'jwt-expired': { defaultMessage: 'This token expired on {date}.' },
  'jwt-expires-soon': { defaultMessage: 'This token expires on {date}.' },
  'url-invalid': { defaultMessage: "This isn't a full web address." },
  'url-not-https': { defaultMessage: "The address isn't https." },
  'url-whitespace': { defaultMessage: 'The address has a space.' },
  'url-resource-path': { defaultMessage: 'The address ends with a SCIM resource.' },
  'url-query': { defaultMessage: 'The address has unknown query parameters.' },
  'url-fragment': { defaultMessage: 'The address has a # sign.' },
  'url-user-info': { defaultMessage: 'The address has a user name.' },
  'url-pattern': { defaultMessage: 'This connector has another address: {field}.' },
  'time-not-iso': { defaultMessage: "This isn't an ISO 8601 time." },
  'time-without-zone': { defaultMessage: 'The time has no time zone.' },
  'boolean-case': { defaultMessage: "Upper and lower case differ from Microsoft's documentation." },
  'not-boolean': { defaultMessage: 'The value is neither true nor false.' },
  'json-invalid': { defaultMessage: 'Invalid JSON at line {line}, column {column}.' },
  'settings-field': {
    defaultMessage: 'The field {field} is repeated, has the wrong type, or the wrong case.',
  },
  'settings-recipients': { defaultMessage: 'Notifications are on without an email address.' },
});

/** Why it matters, and what to do where there is no fix. */
export const valueProblemWhy: Record<ValueProblemCode, MessageDescriptor> = defineMessages({
  'space-around': { defaultMessage: 'It would be sent too, and most apps would reject it.' },
  'newline-at-end': { defaultMessage: 'Probably copied by accident.' },
  'quotes-around': {
    defaultMessage: 'The quotes would be sent too.',
  },
  'bearer-prefix': { defaultMessage: 'Entra adds that itself.' },
  'hidden-characters': { defaultMessage: 'Often pasted from web pages or chat.' },
  'smart-quotes': { defaultMessage: 'Word processors often insert them.' },
  placeholder: { defaultMessage: 'Enter the real value.' },
  'value-is-key': { defaultMessage: 'Enter the value that belongs to it.' },
  'guid-as-secret': {
    defaultMessage: "Enter the secret's value instead.",
  },
  masked: {
    defaultMessage: 'Enter the real value, not asterisks or dots.',
  },
  'jwt-expired': { defaultMessage: 'The app will reject it. Get a new one.' },
  'jwt-expires-soon': { defaultMessage: 'Provisioning stops on that day unless you set a new one.' },
  'url-invalid': { defaultMessage: 'Start with https:// and a host name.' },
  'url-not-https': {
    defaultMessage: 'Others could read the secret. Use plain http on this computer only.',
  },
  'url-whitespace': { defaultMessage: 'Probably copied across a line end.' },
  'url-resource-path': {
    defaultMessage: 'Entra adds /Users and /Groups itself.',
  },
  'url-query': {
    defaultMessage: "Entra adds its own query. Microsoft's feature flags can stay.",
  },
  'url-fragment': {
    defaultMessage: 'Nothing after # is sent. This is probably a page for people.',
  },
  'url-user-info': {
    defaultMessage: 'Every log would show it. Use the keys for user name and password.',
  },
  'url-pattern': { defaultMessage: 'Check it, or keep it if the vendor gave it to you.' },
  'time-not-iso': { defaultMessage: 'Write it as 2026-01-31T12:00:00Z.' },
  'time-without-zone': {
    defaultMessage: 'Add Z for UTC, or an offset such as +02:00.',
  },
  'boolean-case': { defaultMessage: 'Entra reads the value as text, and upper and lower case differ.' },
  'not-boolean': { defaultMessage: 'Microsoft documents only true and false.' },
  'json-invalid': { defaultMessage: 'Entra reads this value as JSON.' },
  'settings-field': { defaultMessage: 'Microsoft documents another spelling, and may reject this one.' },
  'settings-recipients': { defaultMessage: 'Add an email address to get alerts.' },
});

/** What the fix does, for its button; only of problems that can have one. */
export const valueProblemFix: Partial<Record<ValueProblemCode, MessageDescriptor>> = defineMessages({
  'space-around': { defaultMessage: 'Trim', description: 'Button that fixes a value' },
  'newline-at-end': { defaultMessage: 'Remove line break', description: 'Button that fixes a value' },
  'quotes-around': { defaultMessage: 'Remove quotes', description: 'Button that fixes a value' },
  'bearer-prefix': { defaultMessage: 'Remove "Bearer"', description: 'Button that fixes a value' },
  'url-pattern': { defaultMessage: 'Use this address', description: 'Button that fixes a value' },
  'hidden-characters': { defaultMessage: 'Remove characters', description: 'Button that fixes a value' },
  'smart-quotes': { defaultMessage: 'Use plain quotes', description: 'Button that fixes a value' },
  'url-invalid': { defaultMessage: 'Add https://', description: 'Button that fixes a value' },
  'url-not-https': { defaultMessage: 'Use https', description: 'Button that fixes a value' },
  'url-whitespace': { defaultMessage: 'Remove space', description: 'Button that fixes a value' },
  'url-resource-path': { defaultMessage: 'Remove ending', description: 'Button that fixes a value' },
  'url-query': { defaultMessage: 'Remove parameters', description: 'Button that fixes a value' },
  'url-fragment': { defaultMessage: 'Remove # part', description: 'Button that fixes a value' },
  'time-not-iso': { defaultMessage: 'Convert', description: 'Button that fixes a value' },
  'boolean-case': { defaultMessage: 'Correct case', description: 'Button that fixes a value' },
});
