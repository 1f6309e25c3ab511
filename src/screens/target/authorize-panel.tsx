import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/clouds.ts';
import { classOf } from '#src/credentials/keys.ts';
import type { Target } from '#src/graph/directory.ts';
import { useIdle } from '#src/ui/use-idle.ts';
import { useSecretFields } from '#src/ui/use-secret-fields.ts';
import { CredentialForm } from './credential-form.tsx';
import { type CredentialFormValues, type CredentialRowValues, rowFor } from './credential-form-values.ts';
import { credentialResolver } from './credential-resolver.ts';
import { createCredentialRows } from './credential-rows.ts';
import { IdleNotice } from './idle-notice.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './target-screen.module.css';
import { useSubmit } from './use-submit.ts';

/** Typed values leave the page after so many milliseconds without a sign of life. */
const idleLimit = 600_000;

/** The whole of the job on one target: fill in, review, send, read the outcome. */
export function AuthorizePanel({ target, cloud }: { target: Target; cloud: Cloud }) {
  const heading = useId();
  const reviewButton = useId();
  const secrets = useSecretFields();
  const form = useForm<CredentialFormValues>({
    defaultValues: { credentials: [rowFor()] },
    resolver: credentialResolver((row) => (secrets.isBlank(row) ? '' : secrets.read(row))),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { fields, ...operations } = useFieldArray({ control: form.control, name: 'credentials' });
  const [rows] = useState(() => createCredentialRows(form, secrets, operations));
  const [reviewed, setReviewed] = useState<readonly CredentialRowValues[]>();
  const [wiped, setWiped] = useState(false);
  // What has been accepted is not lost by leaving.
  const acceptedAt = useRef(-1);

  const submit = useSubmit(target, secrets.read, (receipt, sent) => {
    // What was not sent can be tried again from the same review; everything else is a new decision.
    if (receipt.outcome !== 'not-sent') setReviewed(undefined);
    if (receipt.outcome !== 'applied') return;
    secrets.clear(sent.filter(({ key }) => classOf(key) === 'secret').map(({ row }) => row));
    form.reset(undefined, { keepValues: true });
    acceptedAt.current = secrets.edits();
  });
  useIdle(idleLimit, () => {
    if (secrets.isEmpty()) return;
    // Nobody answers the window any more; what has left already needs its fields no longer.
    submit.cancel();
    secrets.clearAll();
    setReviewed(undefined);
    setWiped(true);
  });

  const { receipt } = submit;
  const edited = useEffectEvent(() => {
    setWiped(false);
    if (receipt?.outcome === 'applied') submit.dismiss();
  });
  useEffect(() => rows.onEdit(() => edited()), [rows]);

  const review = () => {
    submit.dismiss();
    secrets.concealAll();
    rows.look();
    void form.handleSubmit(({ credentials }) => setReviewed(credentials))();
  };
  const closeReview = () => {
    setReviewed(undefined);
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    requestAnimationFrame(() => document.getElementById(reviewButton)?.focus());
  };
  const notice = receipt && !reviewed && (
    <OutcomeNotice
      key={receipt.clientRequestId}
      receipt={receipt}
      tenantId={submit.tenantId}
      onRedirect={submit.redirect}
    />
  );
  const stake = () => {
    if (submit.isUnderWay()) return 'hold';
    return secrets.isEmpty() || secrets.edits() === acceptedAt.current ? 'none' : 'ask';
  };
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Provisioning credentials" />
      </h2>
      <p className={styles.lead}>
        <FormattedMessage defaultMessage="What the provisioning service needs to reach the app on the other side. Each value goes to Microsoft Graph once, when you authorize, and is kept nowhere here." />
      </p>
      {receipt?.outcome === 'applied' && notice}
      {wiped && <IdleNotice />}
      <CredentialForm
        rows={rows}
        fields={fields}
        errors={form.formState.errors}
        attempt={form.formState.submitCount}
        cloud={cloud}
        onReview={review}
        reviewButton={reviewButton}
        tools={null}
        outcome={receipt?.outcome === 'applied' ? undefined : notice}
      />
      {reviewed && (
        <ReviewDialog target={target} cloud={cloud} rows={reviewed} submit={submit} onClose={closeReview} />
      )}
      <LeaveGuard stake={stake} />
    </section>
  );
}
