import { stateTexts } from '#src/i18n/renewal-texts.ts';
import { FormattedMessage } from 'react-intl';
import type { StepProgress } from '#src/domain/renewal/renewal.ts';

/** How far a step is. One that was done is not called undone where nobody knows. */
export function StepWord({ progress: { state, by } }: { progress: StepProgress }) {
  return <FormattedMessage {...stateTexts[state === 'todo' && by ? 'unsure' : state]} />;
}
