import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/clouds.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import { givePageBack } from '#src/ui/give-page-back.ts';
import { useIdle } from '#src/ui/use-idle.ts';
import { useRefusedDrops } from '#src/ui/use-refused-drops.ts';
import { releaseNow } from '#src/ui/when-released.ts';
import { ConnectorChoice } from './connector-choice.tsx';
import { CredentialForm } from './credential-form.tsx';
import type { CredentialRowValues } from './credential-form-values.ts';
import { IdleNotice } from './idle-notice.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { OutcomeFollowUp } from './outcome-follow-up.tsx';
import { isOffline, OutcomeNetwork } from './outcome-network.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import panel from './panel.module.css';
import { activityOf } from './renewal/activity-of.ts';
import { PasteContext } from './rows/paste-pairs.ts';
import { StoredPanel } from './stored/stored-panel.tsx';
import styles from './target-screen.module.css';
import { useTargetPage } from './target-page.ts';
import { ToolButtons } from './tool-buttons.tsx';
import { ToolDialogs } from './tool-dialogs.tsx';
import { SendAgainDialog } from './unknown/send-again-dialog.tsx';
import { useCredentialForm } from './use-credential-form.ts';
import { usePastedText } from './use-pasted-text.ts';
import { useRowLinks } from './use-row-links.ts';
import { useSubmit } from './use-submit.ts';
import { useTool } from './use-tool.ts';

/** Typed values leave the page after so many milliseconds without a sign of life. */
const idleLimit = 600_000;

/** The whole of the job on one target: fill in, review, send, read the outcome. */
export function AuthorizePanel({ target, cloud }: { target: Target; cloud: Cloud }) {
  const heading = useId();
  const reviewButton = useId();
  const { rows, fields, errors, attempt, connector, choose, hasTyped, accepted, maybeUsed } =
    useCredentialForm(target);
  const { form, secrets } = rows;
  const { report } = useTargetPage();
  const tools = useTool();
  const [reviewed, setReviewed] = useState<readonly CredentialRowValues[]>();
  /** Whether the person is being asked about sending a second time. */
  const [asking, setAsking] = useState(false);
  const [wiped, setWiped] = useState(false);
  const links = useRowLinks(rows);
  const pasted = usePastedText(rows, () => tools.open('import'));
  const { tool } = tools;
  const { takeForImport } = pasted;
  const forget = useEffectEvent(takeForImport);
  // What was pasted for an import that never came is not kept for another.
  useEffect(() => {
    if (tool === undefined) forget();
  }, [tool]);

  const submit = useSubmit(target, secrets.read, (receipt, sent) => {
    report(activityOf('authorize', receipt));
    // What was not sent can be tried again from the same review; everything else is a new decision.
    if (receipt.outcome !== 'not-sent') setReviewed(undefined);
    if (receipt.outcome === 'applied') accepted(sent);
    if (receipt.outcome === 'unknown') maybeUsed(sent);
  });
  useRefusedDrops();
  useIdle(idleLimit, () => {
    // A dialog of the editor has secret fields of its own, which go with it.
    tools.drop();
    if (!rows.holdTyped() && !tools.isWriting) return;
    // Nobody answers the window any more; what has left already needs its fields no longer.
    submit.cancel();
    secrets.clearAll();
    setReviewed(undefined);
    setWiped(true);
  });

  const { ended, unsent } = submit;
  const isApplied = ended?.receipt.outcome === 'applied';
  const edited = useEffectEvent(() => {
    setWiped(false);
    if (isApplied) submit.dismiss('all');
  });
  useEffect(() => rows.onEdit(() => edited()), [rows]);

  const review = () => {
    // One that is still being fetched must not come up over the review, and change what has been reviewed.
    tools.drop();
    // A field that has just been left, or is not left yet, is put right before it is judged.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    releaseNow();
    submit.dismiss(isApplied ? 'all' : 'unsent');
    secrets.concealAll();
    rows.look();
    void form.handleSubmit(({ credentials }) => setReviewed(credentials))();
  };
  const closeReview = () => {
    setReviewed(undefined);
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    requestAnimationFrame(() => document.getElementById(reviewButton)?.focus());
  };
  const noticeOf = (receipt: Receipt, then: ReactNode) => (
    <OutcomeNotice
      key={receipt.clientRequestId}
      receipt={receipt}
      tenantId={submit.tenantId}
      onRedirect={submit.redirect}
      onGo={links.goTo}
    >
      {then}
    </OutcomeNotice>
  );
  const notices = (
    <>
      {unsent && !reviewed && noticeOf(unsent, isOffline(unsent) && <OutcomeNetwork then={{ review }} />)}
      {ended &&
        !isApplied &&
        noticeOf(
          ended.receipt,
          <OutcomeFollowUp
            ended={ended}
            target={target}
            typed={() => rows.read().map(({ value }) => value)}
            onReview={review}
            onSendAgain={() => setAsking(true)}
          />,
        )}
    </>
  );
  const stake = () => {
    if (submit.isUnderWay()) return 'hold';
    return tools.isWriting || hasTyped() ? 'ask' : 'none';
  };
  const { kind, id } = target;
  return (
    <>
      <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
        <h2 id={heading}>
          <FormattedMessage defaultMessage="Provisioning credentials" />
        </h2>
        <p className={styles.lead}>
          <FormattedMessage defaultMessage="What the provisioning service needs to reach the app on the other side. Each value goes to Microsoft Graph once, when you authorize, and is kept nowhere here." />
        </p>
        {ended && isApplied && noticeOf(ended.receipt, undefined)}
        {wiped && <IdleNotice />}
        <ConnectorChoice value={connector} onChoose={choose} />
        <PasteContext value={pasted.take}>
          <CredentialForm
            rows={rows}
            fields={fields}
            errors={errors}
            attempt={attempt}
            cloud={cloud}
            onReview={review}
            reviewButton={reviewButton}
            tools={<ToolButtons open={tools.open} />}
            outcome={notices}
          />
        </PasteContext>
        <ToolDialogs
          rows={rows}
          state={tools}
          takePasted={pasted.takeForImport}
          request={{ endpoint: submit.endpoint, kind, id }}
        />
        {reviewed && (
          <ReviewDialog
            target={target}
            cloud={cloud}
            rows={reviewed}
            notes={rows.notes}
            submit={submit}
            onClose={closeReview}
          />
        )}
        {asking && ended && (
          <SendAgainDialog
            receipt={ended.receipt}
            onConfirm={() => {
              setAsking(false);
              void givePageBack().then(review);
            }}
            onClose={() => setAsking(false)}
          />
        )}
        <LeaveGuard stake={stake} />
      </section>
      <StoredPanel target={target} keys={links.keys} onReplace={links.replace} onKeep={links.keep} />
    </>
  );
}
