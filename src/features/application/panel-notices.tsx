import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { isOneTime } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import type { Mode, SubmitReceipt, TestReceipt } from '#src/domain/attempt.ts';
import styles from '#src/ui/outcome.module.css';
import { isOffline, OutcomeNetwork, OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { SavedCheck } from '#src/features/send/saved-check.tsx';
import { UnknownSteps } from '#src/features/send/unknown-steps.tsx';
import type { Review } from '#src/features/send/use-review.ts';
import type { Ended, Submit, Tested } from '#src/features/send/use-submit.ts';

type AppliedNoticeProps = {
  submit: Submit;
  target: Target;
  /** Begins the test of the stored credentials; called from the click that may open Entra's window. */
  onTest: () => void;
  /** Asks about a restart; undefined where the job runs by itself, or is not known. */
  onRestart: (() => void) | undefined;
};

/** A 204, above the form, until something is typed again. */
export function AppliedNotice({ submit, target, onTest, onRestart }: AppliedNoticeProps) {
  const { ended, tenantId, redirect } = submit;
  if (ended?.receipt.outcome !== 'applied') return null;
  const { receipt } = ended;
  return (
    <OutcomeNotice
      key={receipt.clientRequestId}
      receipt={receipt}
      tenantId={tenantId}
      onRedirect={redirect}
      actions={
        onRestart ? (
          <Button onClick={onRestart}>
            <FormattedMessage defaultMessage="Restart…" />
          </Button>
        ) : (
          target.kind === 'servicePrincipal' && (
            <Button onClick={onTest}>
              <FormattedMessage defaultMessage="Test stored credentials" />
            </Button>
          )
        )
      }
    >
      {receipt.verb === 'save' && <SavedCheck receipt={receipt} target={target} />}
    </OutcomeNotice>
  );
}

type PanelNoticesProps = {
  target: Target;
  review: Review;
  /** Goes to the value of a key. */
  onGo: (key: string) => void;
  onSendAgain: () => void;
};

/**
 * The result of the last attempt and of the last test, beside the button of the form. A successful attempt is shown
 * above it.
 */
export function PanelNotices({ target, review, onGo, onSendAgain }: PanelNoticesProps) {
  const { submit, reviewed, open } = review;
  const { ended, tested, unsent, tenantId, redirect } = submit;
  const common = { tenantId, onRedirect: redirect, onGo };
  return (
    <>
      {tested && (
        <TestedNotice key={tested.receipt.clientRequestId} tested={tested} onReview={open} {...common} />
      )}
      {unsent && !reviewed && (
        <OutcomeNotice key={unsent.clientRequestId} receipt={unsent} {...common}>
          {isOffline(unsent) && <OutcomeNetwork then={{ review: () => open(modeOf(unsent)) }} />}
        </OutcomeNotice>
      )}
      {ended && ended.receipt.outcome !== 'applied' && (
        <FailedNotice
          key={ended.receipt.clientRequestId}
          ended={ended}
          target={target}
          onReview={() => open(modeOf(ended.receipt))}
          onSendAgain={onSendAgain}
          {...common}
        />
      )}
    </>
  );
}

/** How to try the same again. */
function modeOf({ verb }: SubmitReceipt | TestReceipt): Mode {
  return verb === 'authorize' || verb === 'save' ? verb : 'test';
}

type FailedNoticeProps = {
  ended: Ended;
  target: Target;
  tenantId: string;
  onRedirect: () => void;
  onGo: (key: string) => void;
  onReview: () => void;
  onSendAgain: () => void;
};

/** A refusal, or an end that is not known; what can be found out about that is looked up at a click. */
function FailedNotice({ ended, target, onReview, onSendAgain, ...common }: FailedNoticeProps) {
  const [checking, setChecking] = useState(false);
  const { receipt, pause } = ended;
  const isUnknown = !pause && receipt.outcome === 'unknown';
  return (
    <OutcomeNotice
      {...common}
      receipt={receipt}
      pause={pause}
      onAgain={onReview}
      actions={
        isUnknown &&
        !checking && (
          <Button onClick={() => setChecking(true)}>
            <FormattedMessage defaultMessage="Check what happened" />
          </Button>
        )
      }
    >
      {isUnknown && (
        <>
          {isOffline(receipt) && <OutcomeNetwork then="look" />}
          {checking && <UnknownSteps ended={ended} target={target} onSendAgain={onSendAgain} />}
        </>
      )}
    </OutcomeNotice>
  );
}

type TestedNoticeProps = {
  tested: Tested;
  tenantId: string;
  onRedirect: () => void;
  onGo: (key: string) => void;
  /** Opens the review for another purpose; it repeats that the test has failed. */
  onReview: (as: Mode) => void;
};

/** The result of a test of typed values, and the next steps. */
function TestedNotice({ tested: { receipt, pause }, onReview, ...common }: TestedNoticeProps) {
  const passed = receipt.verdict === 'passed';
  return (
    <OutcomeNotice
      {...common}
      receipt={receipt}
      pause={pause}
      onAgain={() => onReview('test')}
      actions={
        <>
          <Button onClick={() => onReview('authorize')}>
            {passed ? (
              <FormattedMessage defaultMessage="Authorize…" />
            ) : (
              <FormattedMessage defaultMessage="Authorize anyway…" />
            )}
          </Button>
          <Button onClick={() => onReview('save')}>
            {passed ? (
              <FormattedMessage defaultMessage="Save…" />
            ) : (
              <FormattedMessage defaultMessage="Save anyway…" />
            )}
          </Button>
        </>
      }
      remark={
        receipt.keys.some(isOneTime) && (
          <p className={styles.next}>
            <FormattedMessage defaultMessage="The test may have used the authorization code. Get a new one before you authorize." />
          </p>
        )
      }
    />
  );
}
