import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ActivityKind } from '#src/domain/renewal/activity.ts';
import type { RecordFact, RecordWord } from '#src/domain/renewal/record-text.ts';
import type { Renewal, RenewalStep, StepState } from '#src/domain/renewal/renewal.ts';

/** What each step of a renewal does. */
export const stepTexts: Readonly<Record<RenewalStep, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'Check that nothing stands in the way' },
  'test-typed': { defaultMessage: 'Test the new credentials' },
  change: { defaultMessage: 'Authorize with them, or save them' },
  'test-stored': { defaultMessage: 'Test what is stored' },
  restart: { defaultMessage: 'Restart the job' },
  watch: { defaultMessage: 'Watch until the job is healthy' },
});

/** How far a step is; `unsure` where something was done and its end is unknown. */
export const stateTexts: Readonly<Record<StepState | 'unsure', MessageDescriptor>> = defineMessages({
  todo: { defaultMessage: 'To do' },
  done: { defaultMessage: 'Done' },
  failed: { defaultMessage: 'Failed' },
  skipped: { defaultMessage: 'Skipped' },
  unsure: { defaultMessage: 'Not certain' },
});

/** How a thing that was done ended, where it did what it was for. */
export const goodTexts: Readonly<Record<ActivityKind, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'Nothing stands in the way.' },
  'test-typed': { defaultMessage: 'The new credentials work.' },
  authorize: { defaultMessage: 'Microsoft Entra accepted the credentials.' },
  save: { defaultMessage: 'The credentials were stored.' },
  'test-stored': { defaultMessage: 'What is stored works.' },
  start: { defaultMessage: 'The job was started.' },
  pause: { defaultMessage: 'The job was paused.' },
  restart: { defaultMessage: 'The job was restarted.' },
  watch: { defaultMessage: 'The job is healthy.' },
});

/** The same, where it was refused or said no. */
export const badTexts: Readonly<Record<ActivityKind, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'Something is missing.' },
  'test-typed': { defaultMessage: 'The new credentials did not pass the test.' },
  authorize: { defaultMessage: 'Microsoft Graph refused the credentials; nothing was changed.' },
  save: { defaultMessage: 'Microsoft Graph refused to store them; nothing was changed.' },
  'test-stored': { defaultMessage: 'What is stored did not pass the test.' },
  start: { defaultMessage: 'The job was not started.' },
  pause: { defaultMessage: 'The job was not paused.' },
  restart: { defaultMessage: 'The job was not restarted.' },
  watch: { defaultMessage: 'The job is not healthy.' },
});

/** The same, where neither is known. */
export const openTexts: Readonly<Record<'sent' | 'unsent', MessageDescriptor>> = defineMessages({
  sent: { defaultMessage: 'It was not finished, or nobody knows how it ended.' },
  unsent: { defaultMessage: 'Nothing was sent.' },
});

/** The names of the facts in a record. */
export const recordFacts: Readonly<Record<RecordFact, MessageDescriptor>> = defineMessages({
  target: { defaultMessage: 'Application' },
  kind: { defaultMessage: 'Kind' },
  objectId: { defaultMessage: 'Object ID' },
  tenant: { defaultMessage: 'Tenant' },
  account: { defaultMessage: 'Done by' },
  started: { defaultMessage: 'Begun' },
  finished: { defaultMessage: 'Finished' },
  page: { defaultMessage: 'Written by' },
  status: { defaultMessage: 'HTTP status' },
  clientRequestId: { defaultMessage: 'client-request-id' },
  requestId: { defaultMessage: 'request-id' },
  keys: { defaultMessage: 'Keys' },
  detail: { defaultMessage: 'Detail' },
});

/** The sentences of a record. */
export const recordWords: Readonly<Record<RecordWord, MessageDescriptor>> = defineMessages({
  title: { defaultMessage: 'Renewal of provisioning credentials' },
  noValue: { defaultMessage: 'This record holds names of credentials and never a value of one.' },
  besides: { defaultMessage: 'Beside the steps' },
  skipped: { defaultMessage: 'Skipped, knowingly.' },
  overtaken: { defaultMessage: 'What was done later has overtaken it.' },
});

/** What the target is, in a record. */
export const targetKindTexts: Readonly<Record<Renewal['target']['kind'], MessageDescriptor>> = defineMessages(
  {
    servicePrincipal: { defaultMessage: 'Enterprise application (service principal)' },
    application: { defaultMessage: 'App registration (application)' },
  },
);

/** The parts of a reminder for the next renewal that do not depend on a place. */
export const reminderTexts: Readonly<Record<'title' | 'description', MessageDescriptor>> = defineMessages({
  title: { defaultMessage: 'Renew the provisioning credentials of {name}' },
  description: {
    defaultMessage:
      'Last renewed on {date}. Object ID {id}, tenant {tenant}. The page of this application: {url}',
  },
});
