import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Target } from '#src/domain/target.ts';
import { releaseNow } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialFormValues, CredentialRowValues } from '#src/domain/credentials/credential.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { activityOf } from '#src/domain/renewal/activity.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/attempt.ts';
import { type RecentState, type Submit, useSubmit } from './use-submit.ts';

/** What is being reviewed: it stays what it was when the review opened. */
type Reviewed = { mode: 'authorize' | 'save'; rows: readonly CredentialRowValues[] };

export type Review = {
  submit: Submit;
  reviewed: Reviewed | undefined;
  /** Opens the review, or says what is missing. A test stores nothing and begins at once. */
  open: (as: Mode) => void;
  close: () => void;
};

/** What the review needs of the form: it reads no value, the send does. */
type FilledForm = {
  rows: {
    form: Pick<UseFormReturn<CredentialFormValues>, 'handleSubmit'>;
    secrets: Pick<SecretFields, 'read' | 'concealAll'>;
    look: () => void;
    fetchChecks: () => Promise<unknown> | undefined;
    dropAccepted: () => void;
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
  recent: RecentState,
  before: () => void,
): Review {
  const { report } = useTargetPage();
  const [reviewed, setReviewed] = useState<Reviewed>();
  const { form, secrets } = rows;
  const onDone: Parameters<typeof useSubmit>[2] = (done, confirmed) => {
    report(activityOf(done));
    const { outcome } = done;
    // A test stores nothing. Its result says that it may have used up a code.
    if (!confirmed) return;
    // What was not sent can be tried again from the same review; everything else is a new decision.
    if (outcome !== 'not-sent') setReviewed(undefined);
    if (outcome === 'unknown') maybeUsed(confirmed.rows);
    if (outcome !== 'applied') return;
    accepted(confirmed.rows);
    if (confirmed.mode === 'save') choices.reset();
  };
  const submit = useSubmit(target, secrets.read, onDone, recent);
  return {
    submit,
    reviewed,
    open(as) {
      before();
      // A field that has just been left, or is not left yet, is put right before it is judged.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      releaseNow();
      submit.dismiss(submit.ended?.receipt.outcome === 'applied' ? 'all' : 'unsent');
      secrets.concealAll();
      rows.dropAccepted();
      rows.look();
      // Dropping a key takes no new value.
      if (as === 'save' && choices.cleared.size > 0 && rows.list().every(rows.isBlank))
        setReviewed({ mode: as, rows: [] });
      else {
        const judge = form.handleSubmit(({ credentials }) =>
          as === 'test' ? submit.test.start(credentials) : setReviewed({ mode: as, rows: credentials }),
        );
        const fetched = rows.fetchChecks();
        // Where they do not come, the form says that it could not check the values.
        void (fetched ? fetched.then(rows.look, () => undefined).then(() => judge()) : judge());
      }
    },
    close: () => setReviewed(undefined),
  };
}
