import { FormattedMessage } from 'react-intl';
import { stateTexts } from '#src/i18n/renewal-texts.ts';
import type { StepProgress } from '#src/renewal/renewal.ts';

/** How far a step is. One that was done is not called undone where nobody knows. */
export function StepWord({ progress: { state, by } }: { progress: StepProgress }) {
  return <FormattedMessage {...stateTexts[state === 'todo' && by ? 'unsure' : state]} />;
}
