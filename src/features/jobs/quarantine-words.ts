import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { Confidence } from '#src/domain/failure/graph-causes.ts';
import type { QuarantineCause } from '#src/domain/jobs/quarantine.ts';

type Advice = { confidence: Confidence; source: string };

const provisioning = 'https://learn.microsoft.com/entra/identity/app-provisioning';
const quarantinePage = `${provisioning}/application-provisioning-quarantine-status`;

/** How it is known what each is about and what helps. */
export const adviceSources: Readonly<Record<QuarantineCause, Advice>> = {
  credentials: { confidence: 'documented', source: quarantinePage },
  connection: { confidence: 'documented', source: quarantinePage },
  either: { confidence: 'documented', source: quarantinePage },
  failures: { confidence: 'documented', source: quarantinePage },
  deletes: { confidence: 'documented', source: `${provisioning}/accidental-deletions` },
  ingestion: {
    confidence: 'inferred',
    source: 'https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine',
  },
  somebody: { confidence: 'inferred', source: quarantinePage },
  unknown: { confidence: 'inferred', source: quarantinePage },
};

/** What it is about, in one sentence. */
export const causeTitles: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: { defaultMessage: 'This is about the credentials.' },
  connection: { defaultMessage: 'This is about the connection to the app on the other side.' },
  either: { defaultMessage: 'This is about the credentials or the connection.' },
  failures: {
    defaultMessage: 'This is about the data, not the credentials: renewing credentials does not help.',
  },
  deletes: {
    defaultMessage: 'This is about the data, not the credentials: renewing credentials does not help.',
  },
  ingestion: {
    defaultMessage: 'This is about the source of the data: renewing credentials does not help.',
  },
  somebody: { defaultMessage: 'Somebody wanted it so.' },
  unknown: { defaultMessage: 'Microsoft gives no reason that this page could explain.' },
});

/** What to do about it. Takes `state`: `off` for a job that does not run by itself any more. */
export const causeSteps: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: {
    defaultMessage:
      'Give it new credentials with the form above, then {state, select, off {start the job} other {restart the job with the mildest scope}}. That alone, without new credentials, leads back here.',
  },
  connection: {
    defaultMessage:
      'Test the stored credentials, and ask the administrator of the app whether it answers Microsoft; then {state, select, off {start the job} other {restart the job with the mildest scope}}. New credentials help only where the address among them was wrong.',
  },
  either: {
    defaultMessage:
      'Test what is stored: that tells the two apart. Then mend the one that it was, and {state, select, off {start the job} other {restart the job with the mildest scope}}.',
  },
  failures: {
    defaultMessage:
      'Look up in the provisioning logs which objects fail and why, mostly a missing or doubled attribute; mend the users or the attribute mappings, then {state, select, off {start} other {restart}} the job.',
  },
  deletes: {
    defaultMessage:
      'Somebody has to decide whether the deletions are meant. If they are, restart the job so that it forces them; if not, bring the users back into its scope first.',
  },
  ingestion: {
    defaultMessage:
      'Look up in the provisioning logs what interrupted it, and restart the job once the source can be read again.',
  },
  somebody: { defaultMessage: 'Ask who did it and what for before you restart the job.' },
  unknown: {
    defaultMessage:
      'Test what is stored, and look into the provisioning logs; both tell more than the job does.',
  },
});
