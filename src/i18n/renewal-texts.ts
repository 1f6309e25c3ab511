import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ActivityKind } from '#src/domain/renewal/activity.ts';
import type { RecordFact, RecordWord } from '#src/domain/renewal/record-text.ts';
import type { Renewal, RenewalStep, StepState } from '#src/domain/renewal/renewal.ts';

/** What each step of a renewal does. */
export const stepTexts: Readonly<Record<RenewalStep, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'Check access' },
  'test-typed': { defaultMessage: 'Test the new credentials' },
  change: { defaultMessage: 'Authorize or save' },
  'test-stored': { defaultMessage: 'Test stored credentials' },
  restart: { defaultMessage: 'Restart the job' },
  watch: { defaultMessage: 'Verify the next cycle' },
});

/** How far a step is; `unsure` where something was done and its end is unknown. */
export const stateTexts: Readonly<Record<StepState | 'unsure', MessageDescriptor>> = defineMessages({
  todo: { defaultMessage: 'To do' },
  done: { defaultMessage: 'Done' },
  failed: { defaultMessage: 'Failed' },
  skipped: { defaultMessage: 'Skipped' },
  unsure: { defaultMessage: 'Unknown' },
});

/** How a thing that was done ended, where it did what it was for. */
export const goodTexts: Readonly<Record<ActivityKind, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'You have access.' },
  'test-typed': { defaultMessage: 'The new credentials work.' },
  authorize: { defaultMessage: 'Microsoft Entra accepted the credentials.' },
  save: { defaultMessage: 'The credentials were saved.' },
  'test-stored': { defaultMessage: 'The stored credentials work.' },
  start: { defaultMessage: 'The job was started.' },
  pause: { defaultMessage: 'The job was paused.' },
  restart: { defaultMessage: 'The job was restarted.' },
  watch: { defaultMessage: 'The job is healthy.' },
});

/** The same, where it was refused or said no. */
export const badTexts: Readonly<Record<ActivityKind, MessageDescriptor>> = defineMessages({
  preflight: { defaultMessage: 'Something is missing.' },
  'test-typed': { defaultMessage: 'The new credentials failed the test.' },
  authorize: { defaultMessage: 'Rejected. Nothing was changed.' },
  save: { defaultMessage: 'The save was rejected. Nothing was changed.' },
  'test-stored': { defaultMessage: 'The stored credentials failed the test.' },
  start: { defaultMessage: 'The job was not started.' },
  pause: { defaultMessage: 'The job was not paused.' },
  restart: { defaultMessage: 'The job was not restarted.' },
  watch: { defaultMessage: "The job isn't healthy." },
});

/** The same, where neither is known. */
export const openTexts: Readonly<Record<'sent' | 'unsent', MessageDescriptor>> = defineMessages({
  sent: { defaultMessage: 'Unfinished, or the outcome is unknown.' },
  unsent: { defaultMessage: 'Nothing was sent.' },
});

/** The names of the facts in a record. */
export const recordFacts: Readonly<Record<RecordFact, MessageDescriptor>> = defineMessages({
  target: { defaultMessage: 'Application' },
  kind: { defaultMessage: 'Kind' },
  objectId: { defaultMessage: 'Object ID' },
  tenant: { defaultMessage: 'Tenant' },
  account: { defaultMessage: 'Done by' },
  started: { defaultMessage: 'Started' },
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
  noValue: { defaultMessage: 'This record contains names of credentials, never values.' },
  besides: { defaultMessage: 'Other steps' },
  skipped: { defaultMessage: 'Skipped.' },
  overtaken: { defaultMessage: 'A later step replaced this one.' },
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
    defaultMessage: 'Last renewed on {date}. Object ID {id}, tenant {tenant}. Application page: {url}',
  },
});
