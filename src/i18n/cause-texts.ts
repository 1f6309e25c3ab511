import { signInCauseSteps, signInCauseTitles } from './sign-in-cause-texts.ts';
import { graphCauseSteps, graphCauseTitles } from './graph-cause-texts.ts';
import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CauseId } from '#src/domain/failure/causes.ts';
import type { Confidence, Who } from '#src/domain/failure/graph-causes.ts';

export const causeTitles: Readonly<Record<CauseId, MessageDescriptor>> = {
  ...graphCauseTitles,
  ...signInCauseTitles,
};

export const causeSteps: Readonly<Record<CauseId, MessageDescriptor>> = {
  ...graphCauseSteps,
  ...signInCauseSteps,
};

/** Who can mend it. */
export const whoTexts: Readonly<Record<Who, MessageDescriptor>> = defineMessages({
  you: { defaultMessage: 'You can fix this.' },
  'tenant-admin': { defaultMessage: 'An administrator of the tenant can fix this.' },
  'target-owner': { defaultMessage: 'Whoever runs the app on the other side can help to fix this.' },
  'page-owner': { defaultMessage: 'Whoever runs this page can fix this.' },
  microsoft: { defaultMessage: 'Only Microsoft can fix this.' },
});

/** How the cause is known; the words of a link to where. */
export const confidenceTexts: Readonly<Record<Confidence, MessageDescriptor>> = defineMessages({
  documented: { defaultMessage: 'Documented by Microsoft (new tab)' },
  observed: { defaultMessage: 'Known from practice; see what Microsoft says (new tab)' },
  inferred: { defaultMessage: 'A guess; see what Microsoft says (new tab)' },
});
