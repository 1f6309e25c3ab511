import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/clouds.ts';
import { isOneTime } from '#src/credentials/keys.ts';
import type { Target } from '#src/graph/directory.ts';
import { Notice } from '#src/ui/notice.tsx';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import type { CredentialRowValues } from './credential-form-values.ts';
import { isOffline, OutcomeNetwork } from './outcome-network.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { ReviewCode } from './review-code.tsx';
import { ReviewEarlier } from './review-earlier.tsx';
import { ReviewFacts } from './review-facts.tsx';
import styles from './review-dialog.module.css';
import { ReviewWarnings } from './review-warnings.tsx';
import type { ValueNotes } from './rows/value-notes.ts';
import { SubmitProgress } from './submit-progress.tsx';
import type { Submit } from './use-submit.ts';

type ReviewDialogProps = {
  target: Target;
  cloud: Cloud;
  rows: readonly CredentialRowValues[];
  /** What the checks found in the values. */
  notes: ValueNotes;
  submit: Submit;
  onClose: () => void;
};

/** What will go where, before it goes; it stays open while the request is under way. */
export function ReviewDialog({ target, cloud, rows, notes, submit, onClose }: ReviewDialogProps) {
  const { pending, unsent, ended } = submit;
  const close = () => {
    if (pending) submit.cancel();
    else onClose();
  };
  const oneTime = rows.some(({ key }) => isOneTime(key));
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Send these credentials?" />}
      // Once something is under way a stray click or Escape must not call it off.
      onDismiss={() => pending || close()}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={pending !== undefined}
            onClick={() => submit.send(rows)}
          >
            <FormattedMessage defaultMessage="Authorize" />
          </Button>
          <Button onClick={close}>
            {pending === 'sending' ? (
              <FormattedMessage defaultMessage="Stop waiting" />
            ) : (
              <FormattedMessage defaultMessage="Cancel" />
            )}
          </Button>
        </>
      }
    >
      {ended && <ReviewEarlier ended={ended} />}
      <ReviewFacts target={target} cloud={cloud} endpoint={submit.endpoint} rows={rows} />
      <ReviewWarnings rows={rows} notes={notes} />
      {cloud.verifyAtRunTime && (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="Not certain in this cloud." />}>
          <FormattedMessage defaultMessage="Microsoft's own pages disagree on whether this cloud offers the call. The answer will tell." />
        </Notice>
      )}
      {oneTime && !pending && (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="The authorization code works once and for a few minutes. If this attempt reaches Microsoft, count the code as spent, unless Microsoft answers that it asks for a pause." />
        </p>
      )}
      <ReviewCode
        request={{
          endpoint: submit.endpoint,
          kind: target.kind,
          id: target.id,
          keys: rows.map(({ key }) => key),
        }}
      />
      {unsent && !pending && (
        <OutcomeNotice
          key={unsent.clientRequestId}
          receipt={unsent}
          tenantId={submit.tenantId}
          onRedirect={submit.redirect}
        >
          {isOffline(unsent) && <OutcomeNetwork then="authorize" />}
        </OutcomeNotice>
      )}
      {pending && (
        <SubmitProgress
          key={pending}
          phase={pending}
          patience={submit.patience}
          onAgain={() => submit.restart(rows)}
        />
      )}
    </TaskDialog>
  );
}
