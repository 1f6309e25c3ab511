import { Button } from '@fluentui/react-components';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { useSecondsUntil } from '#src/ui/use-seconds.ts';
import { type Left, leftOf, type Pause } from './outcome-pause.ts';
import styles from './outcome.module.css';

/** How long Graph wants to be left alone. Only the end is announced, and nothing is sent by itself. */
export function OutcomeCountdown({ pause: { until, by }, onReview }: { pause: Pause; onReview: () => void }) {
  const left = leftOf(useSecondsUntil(until));
  const over = left === 'over';
  return (
    <div className={styles.after}>
      <div>
        {!over && (
          <>
            <p className={styles.count}>
              <WaitText left={left} until={until} />
            </p>
            <p>
              {by === 'graph' ? (
                <FormattedMessage defaultMessage="Microsoft Graph asked for this pause." />
              ) : (
                <FormattedMessage defaultMessage="Microsoft Graph says how long to wait, but browsers hide that from this page. This is the page's own pause, twice as long after each such answer in a row." />
              )}
            </p>
          </>
        )}
        {/* There from the start, since nobody hears a live region that comes together with its text. */}
        <p aria-live="polite">
          {over && <FormattedMessage defaultMessage="The pause is over. Nothing has been sent by itself." />}
        </p>
      </div>
      <Button disabledFocusable={!over} onClick={onReview}>
        <FormattedMessage defaultMessage="Send again" />
      </Button>
    </div>
  );
}

function WaitText({ left, until }: { left: Exclude<Left, 'over'>; until: number }) {
  if (left === 'clock')
    return (
      <FormattedMessage
        defaultMessage="Send again after {time}."
        values={{ time: <FormattedTime value={until} timeStyle="short" /> }}
      />
    );
  return left.minutes === 0 ? (
    <FormattedMessage defaultMessage="Send again in {seconds, number} s." values={left} />
  ) : (
    <FormattedMessage
      defaultMessage="Send again in {minutes, number} min {seconds, number} s."
      values={left}
    />
  );
}
