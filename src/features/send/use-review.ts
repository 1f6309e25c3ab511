import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Target } from '#src/domain/target.ts';
import { releaseNow } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialFormValues, CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { isPossible } from './possible.ts';
import { activityOf } from '#src/domain/renewal/activity-of.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/receipt.ts';
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

/** What the review needs of the form: it reads no value, the send does. */
type FilledForm = {
  rows: {
    form: Pick<UseFormReturn<CredentialFormValues>, 'handleSubmit'>;
    secrets: Pick<SecretFields, 'read' | 'concealAll'>;
    look: () => void;
    list: () => readonly CredentialRowValues[];
    isBlank: (row: CredentialRowValues) => boolean;
  };
  /** What was sent has been accepted. */
  accepted: (sent: readonly CredentialRowValues[]) => void;
  /** What was sent may have been used up. */
  maybeUsed: (sent: readonly CredentialRowValues[]) => void;
};

/** From the filled form to the send. The hook calls `before` when a person asks for a review. */
export function useReview(
  target: Target,
  { rows, accepted, maybeUsed }: FilledForm,
  choices: { cleared: ReadonlySet<string>; reset: () => void },
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
    // A test stores nothing. Its result says that it may have used up a code.
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
