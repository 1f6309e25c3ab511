import { useState } from 'react';
import type { Target } from '#src/graph/directory.ts';
import { releaseNow } from '#src/ui/when-released.ts';
import type { CredentialRowValues } from './credential-form-values.ts';
import { isPossible } from './mode/possible.ts';
import { activityOf } from './activity-of.ts';
import { type Mode, useTargetPage } from './target-page.ts';
import type { useCredentialForm } from './use-credential-form.ts';
import type { SaveChoices } from './use-save-choices.ts';
import { type Submit, useSubmit } from './use-submit.ts';

/** What is being reviewed: it stays what it was when the review opened. */
type Reviewed = { mode: Mode; rows: readonly CredentialRowValues[] };

export type Review = {
  mode: Mode;
  submit: Submit;
  reviewed: Reviewed | undefined;
  /** Opens the review, for another purpose where one is named, or says what is missing. */
  open: (as?: Mode) => void;
  close: () => void;
};

/** From the filled form to the send. `before` is called when a review is asked for. */
export function useReview(
  target: Target,
  {
    rows,
    accepted,
    maybeUsed,
  }: Pick<ReturnType<typeof useCredentialForm>, 'rows' | 'accepted' | 'maybeUsed'>,
  choices: SaveChoices,
  before: () => void,
): Review {
  const { mode: wanted, setMode, report } = useTargetPage();
  const mode = isPossible(wanted, target.kind) ? wanted : 'authorize';
  const [reviewed, setReviewed] = useState<Reviewed>();
  const { form, secrets } = rows;
  const submit = useSubmit(target, secrets.read, (done, confirmed) => {
    report(activityOf(done));
    const { outcome } = done;
    // What was not sent can be tried again from the same review; everything else is a new decision.
    if (outcome !== 'not-sent') setReviewed(undefined);
    // A test stores nothing; that it may have used up a code is said beside how it went.
    if (confirmed.mode === 'test') return;
    if (outcome === 'unknown') maybeUsed(confirmed.rows);
    if (outcome !== 'applied') return;
    accepted(confirmed.rows);
    if (confirmed.mode === 'save') choices.reset();
  });
  return {
    mode,
    submit,
    reviewed,
    open(as = mode) {
      before();
      if (as !== wanted) setMode(as);
      // A field that has just been left, or is not left yet, is put right before it is judged.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      releaseNow();
      submit.dismiss(submit.ended?.receipt.outcome === 'applied' ? 'all' : 'unsent');
      secrets.concealAll();
      rows.look();
      // Dropping a key takes no new value.
      if (as === 'save' && choices.cleared.size > 0 && rows.list().every(rows.isBlank))
        setReviewed({ mode: as, rows: [] });
      else void form.handleSubmit(({ credentials }) => setReviewed({ mode: as, rows: credentials }))();
    },
    close: () => setReviewed(undefined),
  };
}
