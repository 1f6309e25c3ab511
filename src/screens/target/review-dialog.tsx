import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/clouds.ts';
import { isOneTime } from '#src/credentials/keys.ts';
import type { Target } from '#src/graph/directory.ts';
import { Notice } from '#src/ui/notice.tsx';
import type { CredentialRowValues } from './credential-form-values.ts';
import { OutcomeNotice } from './outcome-notice.tsx';
import { ReviewFacts } from './review-facts.tsx';
import styles from './review-dialog.module.css';
import { SubmitProgress } from './submit-progress.tsx';
import type { Submit } from './use-submit.ts';

type ReviewDialogProps = {
  target: Target;
  cloud: Cloud;
  rows: readonly CredentialRowValues[];
  submit: Submit;
  onClose: () => void;
};

/** What will go where, before it goes; it stays open while the request is under way. */
export function ReviewDialog({ target, cloud, rows, submit, onClose }: ReviewDialogProps) {
  const { pending, receipt } = submit;
  const title = useRef<HTMLSpanElement>(null);
  // The focus lies outside React. On the title and not on the button: a key still held down from the form would
  // confirm what nobody has read.
  useEffect(() => title.current?.focus(), []);
  const close = () => {
    if (pending) submit.cancel();
    else onClose();
  };
  const oneTime = rows.some(({ key }) => isOneTime(key));
  return (
    // Once something is under way a stray click or Escape must not call it off.
    <Dialog open modalType="modal" onOpenChange={() => pending || close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle action={null}>
            <span ref={title} tabIndex={-1} className={styles.title}>
              <FormattedMessage defaultMessage="Send these credentials?" />
            </span>
          </DialogTitle>
          <DialogContent className={styles.content}>
            <ReviewFacts target={target} cloud={cloud} endpoint={submit.endpoint} rows={rows} />
            {cloud.verifyAtRunTime && (
              <Notice
                intent="warning"
                title={<FormattedMessage defaultMessage="Not certain in this cloud." />}
              >
                <FormattedMessage defaultMessage="Microsoft's own pages disagree on whether this cloud offers the call. The answer will tell." />
              </Notice>
            )}
            {oneTime && !pending && (
              <p className={styles.note}>
                <FormattedMessage defaultMessage="The authorization code works once and for a few minutes. If this attempt reaches Microsoft, the code is spent whatever the answer." />
              </p>
            )}
            {receipt && !pending && (
              <OutcomeNotice
                key={receipt.clientRequestId}
                receipt={receipt}
                tenantId={submit.tenantId}
                onRedirect={submit.redirect}
              />
            )}
            {pending && <SubmitProgress phase={pending} onAgain={() => submit.restart(rows)} />}
          </DialogContent>
          <DialogActions className={styles.actions}>
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
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
