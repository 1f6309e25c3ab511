import { Button } from './button.tsx';
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import { isWindowBlocked, type Pause, type Receipt } from '#src/domain/attempt.ts';
import { Details } from './details.tsx';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';
import { useSecondsUntil } from './use-seconds.ts';
import { Verbatim } from './verbatim.tsx';
import { keysAtFault, receiptFacts } from '#src/domain/receipt-facts.ts';
import { RedirectButton } from './attempt-progress.tsx';
import { endWords, type TestSituation } from './verb-words.tsx';
import styles from './outcome.module.css';

type EndNoticeProps = {
  receipt: Receipt;
  tenantId: string;
  /** Where windows are blocked: the redirect, which loses the typed values. */
  onRedirect: () => void;
  /** Goes to the value of a key that the answer is about; without it the notice offers no such link. */
  onGo?: ((key: string) => void) | undefined;
  situation?: TestSituation;
  /** The next step. */
  actions?: ReactNode;
  /** More to say about it, before the details. */
  remark?: ReactNode;
  /** For the headline. */
  headlineId?: string;
};

type OutcomeNoticeProps = EndNoticeProps & {
  /** After a 429. */
  pause?: Pause | undefined;
  /** Sends the same request again, on a click after the pause; nothing repeats without that. */
  onAgain?: () => void;
  /** What a person can do about it, where it takes more than a sentence. It may change without a new announcement. */
  children?: ReactNode;
};

/** How an attempt ended, said once, with what support needs. Takes the focus when it appears, with its headline in the window. */
export function OutcomeNotice({ pause, onAgain, children, ...end }: OutcomeNoticeProps) {
  const region = useRef<HTMLElement>(null);
  const headlineId = useId();
  // Focus and scroll lie outside React.
  useEffect(() => {
    region.current?.focus({ preventScroll: true });
    // On a small screen the notice is higher than the window, and by itself the focus shows its end.
    document.getElementById(headlineId)?.scrollIntoView({ block: 'center' });
  }, [headlineId]);
  const { receipt, situation = 'plain' } = end;
  const isGood = endWords(receipt, situation).intent === 'success';
  return (
    <div className={styles.outcome}>
      <section
        ref={region}
        tabIndex={-1}
        role={isGood ? 'status' : 'alert'}
        // Its notice says it, short and without ids, wherever on the page the person is. As a live region it would be
        // said a second time.
        aria-live="off"
        // A person whom the focus brings here hears the headline; without a name, a screen reader reads all of it, ids too.
        aria-labelledby={headlineId}
        className={styles.told}
      >
        <EndNotice {...end} headlineId={headlineId} />
      </section>
      {pause && onAgain && <OutcomeCountdown pause={pause} verb={receipt.verb} onAgain={onAgain} />}
      {children}
    </div>
  );
}

/** The same where the place around it announces it. */
export function EndNotice(props: EndNoticeProps) {
  const { receipt, tenantId, onRedirect, onGo, situation = 'plain', actions, remark, headlineId } = props;
  const intl = useIntl();
  const { intent, title, body } = endWords(receipt, situation);
  const { failure, keys, startedAt } = receipt;
  const localTime = intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  const faulty = onGo ? keysAtFault(failure, keys) : [];
  const isBlocked = isWindowBlocked(failure);
  return (
    <Notice
      intent={intent}
      title={title}
      {...(headlineId !== undefined && { titleId: headlineId })}
      actions={
        isBlocked || faulty.length > 0 ? (
          <>
            {isBlocked && <RedirectButton onRedirect={onRedirect} />}
            {faulty.map((key) => (
              <Button key={key} onClick={() => onGo?.(key)}>
                {/* In one box, or the button takes the space away. */}
                <span>
                  <FormattedMessage
                    defaultMessage="Check {key}"
                    values={{ key: <Verbatim>{key}</Verbatim> }}
                    description="Button that goes to the value of a credential"
                  />
                </span>
              </Button>
            ))}
            {actions}
          </>
        ) : (
          actions
        )
      }
    >
      {typeof body === 'function' ? body(receipt) : body}
      <VerdictCause receipt={receipt} />
      {remark}
      <Details
        facts={receiptFacts(receipt, tenantId, localTime)}
        folded
        remark={<ValuesWent receipt={receipt} />}
      />
    </Notice>
  );
}

/** Why a test that was made, or was stopped by Graph, ended so; and what the application answered. */
function VerdictCause({ receipt }: { receipt: Receipt }) {
  const { failure } = receipt;
  const isUnsentTyped = receipt.verb === 'test-typed' && receipt.outcome === 'not-sent';
  if (!('verdict' in receipt) || isUnsentTyped || !failure) return null;
  const { title, next } = failureWords(failure, 'synchronization');
  return (
    <>
      {' '}
      {title} {next}
      <TargetSaid failure={failure} />
    </>
  );
}

/** A text of a stranger: so much of it is read here, all of it in the details. */
const readable = 300;

/** The target app's answer, without the documents wrapped around it. */
function TargetSaid({ failure }: { failure: Failure }) {
  if (failure.kind !== 'refused') return null;
  const said = failure.layers?.findLast(
    ({ by, message, page }) => by === 'target' && (message !== '' || page),
  );
  if (said === undefined) return null;
  const { message, page } = said;
  const words = (
    <q lang="en" dir="auto" translate="no">
      {message.length > readable ? `${message.slice(0, readable).toWellFormed()}…` : message}
    </q>
  );
  return (
    <p className={styles.said}>
      {page ? (
        <FormattedMessage
          defaultMessage="The app answered with a web page{titled, select, yes {: {words}} other {.}}"
          values={{ titled: message === '' ? 'no' : 'yes', words }}
        />
      ) : (
        <FormattedMessage defaultMessage="The app said: {words}" values={{ words }} />
      )}
    </p>
  );
}

/** Where typed values have been, said only where it is certain: an answer of Graph shows that nothing else got the request. */
export function ValuesWent({ receipt: { verb, outcome, failure } }: { receipt: Receipt }) {
  const isSubmit = verb === 'authorize' || verb === 'save';
  if (outcome === 'not-sent' && (isSubmit || verb === 'test-typed'))
    return (
      <p className={styles.values}>
        <FormattedMessage defaultMessage="The values have not left this page." />
      </p>
    );
  const byGraph = outcome === 'applied' || (failure?.kind === 'refused' && failure.code !== '');
  return (
    isSubmit &&
    byGraph && (
      <p className={styles.values}>
        <FormattedMessage defaultMessage="This page sent the values to Microsoft Graph and nowhere else." />
      </p>
    )
  );
}

type OutcomeCountdownProps = { pause: Pause; verb: Receipt['verb']; onAgain: () => void };

/** How long Graph asks the page to wait. Only the end is announced, and the page sends nothing by itself. */
export function OutcomeCountdown({ pause: { until, by }, verb, onAgain }: OutcomeCountdownProps) {
  const left = leftOf(useSecondsUntil(until));
  const over = left === 'over';
  const isTest = verb === 'test-typed' || verb === 'test-stored';
  return (
    <div className={styles.after}>
      <div>
        {!over && (
          <>
            <p className={styles.count}>
              <WaitText left={left} until={until} isTest={isTest} />
            </p>
            <p>
              {by === 'graph' ? (
                <FormattedMessage defaultMessage="Microsoft Graph asked for this pause." />
              ) : (
                <FormattedMessage defaultMessage="The browser hides how long Microsoft Graph asks to wait. This page waits, twice as long each time." />
              )}
            </p>
          </>
        )}
        {/* There from the start: screen readers skip a live region that appears together with its text. */}
        <p aria-live="polite">
          {over && <FormattedMessage defaultMessage="The pause is over. Nothing was sent by itself." />}
        </p>
      </div>
      <Button disabledFocusable={!over} onClick={onAgain}>
        {isTest ? (
          <FormattedMessage defaultMessage="Test again" />
        ) : (
          <FormattedMessage defaultMessage="Send again" />
        )}
      </Button>
    </div>
  );
}

type WaitTextProps = { left: Exclude<Left, 'over'>; until: number; isTest: boolean };

function WaitText({ left, until, isTest }: WaitTextProps) {
  const what = isTest ? 'test' : 'send';
  if (left === 'clock')
    return (
      <FormattedMessage
        defaultMessage="{what, select, test {Test} other {Send}} again after {time}."
        values={{ what, time: <FormattedTime value={until} timeStyle="short" /> }}
      />
    );
  return left.minutes === 0 ? (
    <FormattedMessage
      defaultMessage="{what, select, test {Test} other {Send}} again in {seconds, number} s."
      values={{ what, ...left }}
    />
  ) : (
    <FormattedMessage
      defaultMessage="{what, select, test {Test} other {Send}} again in {minutes, number} min {seconds, number} s."
      values={{ what, ...left }}
    />
  );
}

/** What the way back to the network opens: a look at what became of it, the review around this, or the review as a button. */
type Then = 'look' | 'confirm' | { review: () => void };

export function isOffline({ failure }: Pick<Receipt, 'failure'>): boolean {
  return failure?.kind === 'unreachable' && failure.offline;
}

/** For an attempt that ended without a network: says when it is back. The page sends nothing by itself. */
export function OutcomeNetwork({ then }: { then: Then }) {
  const online = useOnline();
  return (
    <div className={styles.after}>
      <div>
        <p aria-live="polite">
          {online ? (
            <BackText then={then} />
          ) : (
            <FormattedMessage defaultMessage="Still offline. This line changes when the network is back." />
          )}
        </p>
      </div>
      {typeof then === 'object' && online && (
        <Button onClick={then.review}>
          <FormattedMessage defaultMessage="Review again" />
        </Button>
      )}
    </div>
  );
}

function BackText({ then }: { then: Then }) {
  if (then === 'look')
    return <FormattedMessage defaultMessage="The network is back. Nothing was sent again." />;
  if (then === 'confirm')
    return (
      <FormattedMessage defaultMessage="The network is back. Nothing was sent: confirm when you are ready." />
    );
  return <FormattedMessage defaultMessage="The network is back. Nothing was sent by itself." />;
}

/** The rest of a pause as text: a countdown, or for an hour and more the time of day. */
type Left = 'over' | 'clock' | { minutes: number; seconds: number };

export function leftOf(seconds: number): Left {
  if (seconds <= 0) return 'over';
  if (seconds >= 3600) return 'clock';
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}

function subscribe(notify: () => void): () => void {
  addEventListener('online', notify);
  addEventListener('offline', notify);
  return () => {
    removeEventListener('online', notify);
    removeEventListener('offline', notify);
  };
}

/** False only while the browser is sure that there is no network: https://developer.mozilla.org/docs/Web/API/Navigator/onLine */
function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
