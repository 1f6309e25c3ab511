import { Button, Link } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedList, FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Receipt } from '#src/domain/receipt.ts';
import { isWindowBlocked, type Pause } from '#src/domain/attempt.ts';
import { Details } from './details.tsx';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';
import { useOnline } from './use-online.ts';
import { useSecondsUntil } from './use-seconds.ts';
import { Verbatim } from './verbatim.tsx';
import faults from './fault-links.module.css';
import { keysAtFault } from '#src/domain/failure/keys-at-fault.ts';
import { type Left, leftOf } from './outcome-pause.ts';
import { receiptFacts } from './receipt-facts.ts';
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
  actions?: ReactNode;
  /** More to say about it, before the details. */
  remark?: ReactNode;
};

type OutcomeNoticeProps = EndNoticeProps & {
  /** After a 429. */
  pause?: Pause | undefined;
  /** Sends the same request again, on a click after the pause; nothing repeats without that. */
  onAgain?: () => void;
  /** What a person can do about it, where it takes more than a sentence. It may change without a new announcement. */
  children?: ReactNode;
};

/** How an attempt ended, said once, with what support needs. Takes the focus when it appears. */
export function OutcomeNotice({ pause, onAgain, children, ...end }: OutcomeNoticeProps) {
  const region = useRef<HTMLElement>(null);
  // The focus lies outside React.
  useEffect(() => region.current?.focus(), []);
  const { receipt, situation = 'plain' } = end;
  const isGood = endWords(receipt, situation).intent === 'success';
  return (
    <div className={styles.outcome}>
      <section
        ref={region}
        tabIndex={-1}
        role={isGood ? 'status' : 'alert'}
        // Its notice says it, short and without ids.
        aria-live="off"
        className={styles.told}
      >
        <EndNotice {...end} />
      </section>
      {pause && onAgain && <OutcomeCountdown pause={pause} verb={receipt.verb} onAgain={onAgain} />}
      {children}
    </div>
  );
}

/** The same where the place around it announces it. */
export function EndNotice(props: EndNoticeProps) {
  const { receipt, tenantId, onRedirect, onGo, situation = 'plain', actions, remark } = props;
  const intl = useIntl();
  const { intent, title, body } = endWords(receipt, situation);
  const { failure, keys, startedAt } = receipt;
  const localTime = intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <Notice
      intent={intent}
      title={title}
      actions={
        isWindowBlocked(failure) ? (
          <>
            <RedirectButton onRedirect={onRedirect} />
            {actions}
          </>
        ) : (
          actions
        )
      }
    >
      {typeof body === 'function' ? body(receipt) : body}
      <VerdictCause receipt={receipt} />
      <ValuesWent receipt={receipt} />
      {remark}
      {onGo && <FaultLinks keys={keysAtFault(failure, keys)} onGo={onGo} />}
      <Details facts={receiptFacts(receipt, tenantId, localTime)} folded={hasMore(receipt)} />
    </Notice>
  );
}

/** Where Entra's window is blocked, the person can leave the page for the same request. */
export function RedirectButton({ onRedirect }: { onRedirect: () => void }) {
  return (
    <Button onClick={onRedirect}>
      <FormattedMessage defaultMessage="Leave this page for it; what I typed is lost" />
    </Button>
  );
}

/** Whether there is more to do about it than to read: then that comes first. */
function hasMore({ verb, outcome, failure }: Receipt): boolean {
  if (verb !== 'authorize' && verb !== 'save') return true;
  return outcome === 'unknown' || outcome === 'not-sent' || failure?.kind === 'throttled';
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
        <FormattedMessage defaultMessage="The app on the other side said: {words}" values={{ words }} />
      )}
    </p>
  );
}

/** Where typed values have been, said only where it is certain: an answer of Graph shows that nothing else got the request. */
function ValuesWent({ receipt: { verb, outcome, failure } }: { receipt: Receipt }) {
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

type FaultLinksProps = {
  keys: readonly string[];
  /** Goes to the value of the key. */
  onGo: (key: string) => void;
};

/** The credentials that a refusal is about, each a link to its field; nothing where the refusal names none. */
function FaultLinks({ keys, onGo }: FaultLinksProps) {
  const intl = useIntl();
  if (keys.length === 0) return null;
  const links = keys.map((key) => (
    <Link
      key={key}
      inline
      aria-label={intl.formatMessage({ defaultMessage: 'Go to the value of {key}' }, { key })}
      onClick={() => onGo(key)}
    >
      <Verbatim>{key}</Verbatim>
    </Link>
  ));
  return (
    <p className={faults.links}>
      <FormattedMessage
        defaultMessage="Look at: {keys}"
        values={{ keys: <FormattedList type="unit" value={links} /> }}
      />
    </p>
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
                <FormattedMessage defaultMessage="Microsoft Graph says how long to wait, but browsers hide that from this page. This is the page's own pause, twice as long after each such answer in a row." />
              )}
            </p>
          </>
        )}
        {/* There from the start: screen readers skip a live region that appears together with its text. */}
        <p aria-live="polite">
          {over && <FormattedMessage defaultMessage="The pause is over. Nothing has been sent by itself." />}
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
            <FormattedMessage defaultMessage="Still offline. This page says so here when the network is back." />
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
    return (
      <FormattedMessage defaultMessage="The network is back. Nothing has been sent again; the steps below work now." />
    );
  if (then === 'confirm')
    return (
      <FormattedMessage defaultMessage="The network is back. Nothing has been sent; confirm when you are ready." />
    );
  return <FormattedMessage defaultMessage="The network is back. Nothing has been sent by itself." />;
}
