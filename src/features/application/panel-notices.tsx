import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { isOneTime } from '#src/domain/keys/keys.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import type { SubmitReceipt, Mode } from '#src/domain/receipt.ts';
import follow from '#src/features/send/applied-follow-up.module.css';
import styles from '#src/ui/outcome.module.css';
import { isOffline, OutcomeNetwork, OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { goToPlace, placeIds } from '#src/ui/places.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { SavedCheck } from '#src/features/send/saved-check.tsx';
import { UnknownSteps } from '#src/features/send/unknown-steps.tsx';
import type { Review } from '#src/features/send/use-review.ts';
import type { Submit, Tested } from '#src/features/send/use-submit.ts';
import { verbs } from '#src/ui/verb-words.tsx';

type AppliedNoticeProps = {
  submit: Submit;
  target: Target;
  /** Begins the test of the stored credentials; called from the click that may open Entra's window. */
  onTest: () => void;
};

/** A 204, above the form, until something is typed again. */
export function AppliedNotice({ submit, target, onTest }: AppliedNoticeProps) {
  const { ended, tenantId, redirect } = submit;
  if (ended?.receipt.outcome !== 'applied') return null;
  const { receipt } = ended;
  return (
    <OutcomeNotice key={receipt.clientRequestId} receipt={receipt} tenantId={tenantId} onRedirect={redirect}>
      {receipt.verb === 'save' && <SavedCheck receipt={receipt} target={target} />}
      <AppliedFollowUp verb={receipt.verb} kind={target.kind} onTest={onTest} />
    </OutcomeNotice>
  );
}

type AppliedFollowUpProps = {
  verb: SubmitReceipt['verb'];
  kind: TargetKind;
  /** Begins the test of the stored credentials; called from the click that may open Entra's window. */
  onTest: () => void;
};

/** After a 204, which says little by itself: what has changed and what not, and what can be done next. */
function AppliedFollowUp({ verb, kind, onTest }: AppliedFollowUpProps) {
  const heading = useId();
  const { openTab } = useTargetPage();
  const { effects } = verbs[verb];
  if (!effects) return null;
  const { changed, unchanged } = effects;
  return (
    <section className={follow.after} aria-labelledby={heading}>
      <h3 id={heading}>
        <FormattedMessage defaultMessage="What this changed, and what not" />
      </h3>
      <ul className={follow.effects}>
        <li>
          <CheckmarkRegular aria-hidden="true" />
          <span>{changed}</span>
        </li>
        {unchanged.map((text, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is fixed
          <li key={at}>
            <SubtractRegular aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {kind === 'servicePrincipal' && (
        <div className={follow.next}>
          <Button
            onClick={() => {
              goToPlace(placeIds.stored);
              onTest();
            }}
          >
            <FormattedMessage defaultMessage="Test what is stored" />
          </Button>
          <Button
            onClick={() => {
              openTab('job');
              goToPlace(placeIds.jobs);
            }}
          >
            <FormattedMessage defaultMessage="Look at the job" />
          </Button>
        </div>
      )}
    </section>
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
          {isOffline(unsent) && <OutcomeNetwork then={{ review: () => open() }} />}
        </OutcomeNotice>
      )}
      {ended && ended.receipt.outcome !== 'applied' && (
        <OutcomeNotice
          key={ended.receipt.clientRequestId}
          receipt={ended.receipt}
          pause={ended.pause}
          onAgain={() => open()}
          {...common}
        >
          {!ended.pause && ended.receipt.outcome === 'unknown' && (
            <>
              {isOffline(ended.receipt) && <OutcomeNetwork then="look" />}
              <UnknownSteps ended={ended} target={target} onSendAgain={onSendAgain} />
            </>
          )}
        </OutcomeNotice>
      )}
    </>
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
              <FormattedMessage defaultMessage="Authorize with them…" />
            ) : (
              <FormattedMessage defaultMessage="Authorize anyway…" />
            )}
          </Button>
          <Button onClick={() => onReview('save')}>
            {passed ? (
              <FormattedMessage defaultMessage="Save them…" />
            ) : (
              <FormattedMessage defaultMessage="Save anyway…" />
            )}
          </Button>
        </>
      }
      remark={
        receipt.keys.some(isOneTime) && (
          <p className={styles.next}>
            <FormattedMessage defaultMessage="The test may have used up the authorization code: get a new one before you authorize." />
          </p>
        )
      }
    />
  );
}
