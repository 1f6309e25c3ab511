import { useId, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/clouds.ts';
import { classOf } from '#src/credentials/keys.ts';
import type { Target } from '#src/graph/directory.ts';
import { useSecretFields } from '#src/ui/secret-fields.ts';
import { useIdle } from '#src/ui/use-idle.ts';
import { CredentialForm } from './credential-form.tsx';
import { type CredentialFormValues, emptyRow } from './credential-form-values.ts';
import { credentialResolver } from './credential-resolver.ts';
import { IdleNotice } from './idle-notice.tsx';
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
    defaultValues: { credentials: [emptyRow()] },
    resolver: credentialResolver(secrets.read),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const rows = useFieldArray({ control: form.control, name: 'credentials' });
  const [reviewed, setReviewed] = useState<CredentialFormValues>();
  const [wiped, setWiped] = useState(false);

  const submit = useSubmit(target, secrets.read, (receipt, sent) => {
    // What was not sent can be tried again from the same review; everything else is a new decision.
    if (receipt.outcome !== 'not-sent') setReviewed(undefined);
    if (receipt.outcome !== 'applied') return;
    secrets.clear(sent.filter(({ key }) => classOf(key) === 'secret').map(({ row }) => row));
    form.reset(undefined, { keepValues: true });
  });
  useIdle(idleLimit, () => {
    if (secrets.isEmpty()) return;
    // Nobody answers the window any more; what has left already needs its fields no longer.
    submit.cancel();
    secrets.clearAll();
    setReviewed(undefined);
    setWiped(true);
  });

  const closeReview = () => {
    setReviewed(undefined);
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    requestAnimationFrame(() => document.getElementById(reviewButton)?.focus());
  };
  const { receipt } = submit;
  const edited = () => {
    setWiped(false);
    if (receipt?.outcome === 'applied') submit.dismiss();
  };
  const notice = receipt && !reviewed && (
    <OutcomeNotice
      key={receipt.clientRequestId}
      receipt={receipt}
      tenantId={submit.tenantId}
      onRedirect={submit.redirect}
    />
  );
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
        form={form}
        rows={rows}
        secrets={secrets}
        reviewButton={reviewButton}
        onEdited={edited}
        onReview={() => {
          submit.dismiss();
          void form.handleSubmit(setReviewed)();
        }}
        outcome={receipt?.outcome === 'applied' ? undefined : notice}
      />
      {reviewed && (
        <ReviewDialog
          target={target}
          cloud={cloud}
          rows={reviewed.credentials}
          submit={submit}
          onClose={closeReview}
        />
      )}
    </section>
  );
}
