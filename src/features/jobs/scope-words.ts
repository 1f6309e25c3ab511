import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { RestartScope } from '#src/domain/receipt.ts';

/** The mildest first. */
export const scopesByWeight: readonly RestartScope[] = [
  'QuarantineState',
  'Watermark',
  'Escrows',
  'Full',
  'ForceDeletes',
];

/** Not to be done in passing. */
export function isGrave(scope: RestartScope): boolean {
  return scope === 'Full' || scope === 'ForceDeletes';
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria */
export const scopeLabels: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: { defaultMessage: 'Lift the quarantine' },
  Watermark: { defaultMessage: 'Look at everyone again' },
  Escrows: { defaultMessage: 'Forget the objects that failed' },
  Full: { defaultMessage: 'Forget everything and begin anew' },
  ForceDeletes: { defaultMessage: 'Carry out the deletions that were held back' },
});

/** What it does, and what it costs. That the first is enough after new credentials is this page's own conclusion. */
export const scopeTexts: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: {
    defaultMessage:
      'The mildest: it reads nothing again, and the job goes on where it stopped. Mostly enough after new credentials.',
  },
  Watermark: {
    defaultMessage:
      'The job forgets how far it has read and looks at everyone in scope instead of at what changed. The next cycle takes longer, for large tenants much longer.',
  },
  Escrows: {
    defaultMessage:
      'The list of objects that failed and would have been tried again is emptied: they are not tried again unless they change or everyone is looked at.',
  },
  Full: {
    defaultMessage:
      'Careful: all of the above at once, and what the service remembers of the app. Everyone is looked at and matched anew, which can take hours or days and writes to the app wherever the two differ.',
  },
  ForceDeletes: {
    defaultMessage:
      'Careful: accounts that the protection against accidental deletions has held back are deleted or disabled in the app. Nobody can take that back from here.',
  },
});
