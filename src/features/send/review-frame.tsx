import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { isOneTime } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import { Notice } from '#src/ui/notice.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import type { Confirmed, Submit } from './use-submit.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import { isOffline, OutcomeNetwork, OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { ReviewEarlier } from './review-earlier.tsx';
import { ReviewFacts } from './review-facts.tsx';
import styles from '#src/ui/review-dialog.module.css';
import { ReviewWarnings } from './review-warnings.tsx';
import type { ValueNotes } from '#src/ui/value-notes.ts';
import type { Mode } from '#src/domain/receipt.ts';

/** What every review is of. */
export type ReviewProps = {
  target: Target;
  cloud: Cloud;
  rows: readonly CredentialRowValues[];
  /** What the checks found in the values. */
  notes: ValueNotes;
  submit: Submit;
  onClose: () => void;
};

type ReviewFrameProps = ReviewProps & {
  mode: Mode;
  /** Method and full address; undefined where it is not known yet. */
  endpoint: string | undefined;
  /** What the button sends; undefined as long as something speaks against it, which is said within. */
  confirmed: Confirmed | undefined;
  /** Before the facts: what this one is about. */
  lead?: ReactNode;
  children?: ReactNode;
};

/** What will go where, before it goes; it stays open while the request is under way. */
export function ReviewFrame(props: ReviewFrameProps) {
  const { target, cloud, rows, notes, submit, onClose, mode, endpoint, confirmed } = props;
  const { pending, unsent, ended, tested } = submit;
  const oneTime = rows.some(({ key }) => isOneTime(key));
  return (
    <ConfirmDialog
      verb={mode === 'test' ? 'test-typed' : mode}
      pending={pending}
      patience={submit.patience}
      onConfirm={confirmed && (() => submit.send(confirmed))}
      onReopen={submit.reopen}
      onCancel={submit.cancel}
      onClose={onClose}
    >
      {ended && <ReviewEarlier ended={ended} mode={mode} />}
      {tested && mode !== 'test' && tested.receipt.verdict === 'failed' && (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="These values have just failed their test." />}
        >
          <FormattedMessage defaultMessage="Unless the app is one of those that cannot answer the test, provisioning will fail with them too, and what worked before may be gone." />
        </Notice>
      )}
      {props.lead}
      <ReviewFacts target={target} cloud={cloud} endpoint={endpoint} rows={mode === 'save' ? [] : rows} />
      <ReviewWarnings rows={rows} notes={notes} />
      {cloud.verifyAtRunTime && (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="Not certain in this cloud." />}>
          <FormattedMessage defaultMessage="Microsoft's own pages disagree on whether this cloud offers the call. The answer will tell." />
        </Notice>
      )}
      {oneTime && !pending && (
        <p className={styles.note}>
          <OneTimeText mode={mode} />
        </p>
      )}
      {props.children}
      {unsent && !pending && (
        <OutcomeNotice
          key={unsent.clientRequestId}
          receipt={unsent}
          tenantId={submit.tenantId}
          onRedirect={submit.redirect}
        >
          {isOffline(unsent) && <OutcomeNetwork then="confirm" />}
        </OutcomeNotice>
      )}
    </ConfirmDialog>
  );
}

function OneTimeText({ mode }: { mode: Mode }) {
  return mode === 'test' ? (
    <FormattedMessage defaultMessage="The authorization code works once, and the test may use it up: get a new one before you authorize." />
  ) : (
    <FormattedMessage defaultMessage="The authorization code works once and for a few minutes. If this attempt reaches Microsoft, count the code as spent, unless Microsoft answers that it asks for a pause." />
  );
}
