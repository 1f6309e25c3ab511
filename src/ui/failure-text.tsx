import { FormattedMessage, FormattedTime } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Doing } from '#src/domain/failure/graph-causes.ts';
import { Verbatim } from './verbatim.tsx';
import type * as texts from '#src/i18n/cause-texts.ts';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { CauseId } from '#src/domain/failure/causes.ts';
import { explain, type Explanation } from '#src/domain/failure/explain.ts';
import { latePart } from './late-part.ts';
import styles from './failure-text.module.css';

type CauseTexts = Pick<typeof texts, 'causeSteps' | 'causeTitles' | 'confidenceTexts' | 'whoTexts'>;

/**
 * The words of the causes, which a page where nothing fails does without. They are there before a failure of a read is
 * shown, and come with whatever shows how a request ended that changes or tests something.
 */
export const causeTexts = latePart<CauseTexts>(() => import('#src/i18n/cause-texts.ts'));

/** Whether it takes the words of a cause to show a failure. A missing consent is asked for in words of its own. */
export function needsCauseTexts(failure: Failure | undefined): boolean {
  if (failure?.kind === 'needs-interaction') return failure.reason !== 'consent';
  return failure?.kind === 'refused' || failure?.kind === 'throttled';
}

/** For whatever shows failures once it is there; without them it shows other words. */
export async function fetchCauseTexts(): Promise<void> {
  await causeTexts.load().catch(() => undefined);
}

/** `missing` where they cannot be fetched. */
function useCauseTexts(): CauseTexts | 'missing' | undefined {
  const known = useSyncExternalStore(causeTexts.subscribe, causeTexts.now, causeTexts.now);
  const [isMissing, setIsMissing] = useState(false);
  // The network lies outside React.
  useEffect(() => {
    if (!known) causeTexts.load().catch(() => setIsMissing(true));
  }, [known]);
  return known ?? (isMissing ? 'missing' : undefined);
}

/** Every failure in plain words: what happened, and what to do next. The one exhaustive renderer. */
export function failureWords(failure: Failure, doing?: Doing, stepFor?: StepFor): FailureWords {
  switch (failure.kind) {
    case 'signed-out':
      return {
        title: <FormattedMessage defaultMessage="You are signed out." />,
        next: <FormattedMessage defaultMessage="Sign in again to continue." />,
      };
    case 'needs-interaction':
    case 'refused':
    case 'throttled':
      return causeWords(failure, doing, stepFor) ?? unknownWords(failure);
    case 'unreachable':
      return unreachableWords(failure);
    case 'unreadable':
      return unreadableWords(failure);
    case 'unsafe':
      return unsafeWords(failure.what);
    case 'busy':
      return {
        title: <FormattedMessage defaultMessage="Another tab is sending credentials." />,
        next: <FormattedMessage defaultMessage="Wait until it finishes, then authorize here again." />,
      };
    case 'cancelled':
      return {
        title: <FormattedMessage defaultMessage="Canceled." />,
        next: <FormattedMessage defaultMessage="Nothing was changed. Start again at any time." />,
      };
  }
}

function unreachableWords({
  origin,
  offline,
  timedOut,
}: Extract<Failure, { kind: 'unreachable' }>): FailureWords {
  if (offline)
    return {
      title: <FormattedMessage defaultMessage="You're offline." />,
      next: <FormattedMessage defaultMessage="Connect to the network, then try again." />,
    };
  const values = { origin: <Verbatim>{origin}</Verbatim> };
  return timedOut
    ? {
        title: <FormattedMessage defaultMessage="Microsoft didn't answer in time." />,
        next: (
          <FormattedMessage
            defaultMessage="No answer from {origin}. Try again. If it keeps failing, ask your network team."
            values={values}
          />
        ),
      }
    : {
        title: <FormattedMessage defaultMessage="Couldn't reach Microsoft." />,
        next: (
          <FormattedMessage
            defaultMessage="No answer from {origin}. A proxy, firewall or browser extension may block it. Try again, or ask your network team."
            values={values}
          />
        ),
      };
}

/** A code without a description yet: the page can show only its details. */
function unknownWords(failure: Failure): FailureWords {
  if (failure.kind === 'refused' && failure.by === 'entra') {
    if (failure.status === 0) return unfinishedWords(failure.code);
    return {
      title: <FormattedMessage defaultMessage="Microsoft Entra rejected the sign-in." />,
      next: (
        <FormattedMessage
          defaultMessage="The code is {code}. Try again. If it keeps failing, look up the code in your tenant's sign-in logs."
          values={{ code: <Verbatim>{failure.code}</Verbatim> }}
        />
      ),
    };
  }
  return {
    title: <FormattedMessage defaultMessage="Microsoft Graph rejected the request." />,
    next: (
      <FormattedMessage defaultMessage="Graph's message is in the details. If it doesn't help, send it to Microsoft support." />
    ),
  };
}

/** Stopped by the sign-in library before Entra said yes or no. */
function unfinishedWords(code: string): FailureWords {
  return {
    title: <FormattedMessage defaultMessage="The sign-in couldn't be completed." />,
    next: (
      <FormattedMessage
        defaultMessage="It stopped with {code} before Microsoft Entra answered. Reload and try again. If it keeps failing, contact the site owner."
        values={{ code: <Verbatim>{code}</Verbatim> }}
      />
    ),
  };
}

/** An answer that is not what Microsoft documents. */
function unreadableWords({ status, problem }: Extract<Failure, { kind: 'unreadable' }>): FailureWords {
  switch (problem ?? 'unlike') {
    case 'too-long':
      return {
        title: <FormattedMessage defaultMessage="The answer was too long." />,
        next: (
          <FormattedMessage defaultMessage="This site stopped reading it. Try again, or narrow your search. If it keeps failing, send the details to Microsoft support." />
        ),
      };
    case 'other-object':
      return {
        title: <FormattedMessage defaultMessage="The answer was about another application." />,
        next: (
          <FormattedMessage defaultMessage="It isn't shown, to prevent a mix-up. Try again. If it keeps failing, send the details to Microsoft support." />
        ),
      };
    case 'unlike':
      return {
        title: <FormattedMessage defaultMessage="Unexpected answer." />,
        next: (
          <FormattedMessage
            defaultMessage="Status {status}, without the expected content. A proxy or sign-in page may have answered. Try again, or send the details to your network team."
            values={{ status }}
          />
        ),
      };
  }
}

/** A request that one of our guards stopped before it left. */
function unsafeWords(what: Extract<Failure, { kind: 'unsafe' }>['what']): FailureWords {
  const reload = <FormattedMessage defaultMessage="Reload the page, then try again." />;
  switch (what) {
    case 'id':
      return {
        title: <FormattedMessage defaultMessage="That isn't an object ID." />,
        next: (
          <FormattedMessage defaultMessage="An object ID is a GUID, such as 00000000-0000-0000-0000-000000000000." />
        ),
      };
    case 'next-link':
      return {
        title: <FormattedMessage defaultMessage="The link to the next page leads to another site." />,
        next: (
          <FormattedMessage defaultMessage="It wasn't followed, so your token stays with Microsoft Graph. Reload the list." />
        ),
      };
    case 'token':
      return {
        title: <FormattedMessage defaultMessage="Microsoft Entra returned an empty token." />,
        next: reload,
      };
    case 'account':
      return {
        title: <FormattedMessage defaultMessage="You signed in with a different account." />,
        next: (
          <FormattedMessage defaultMessage="Nothing was sent. Choose the account shown at the top, or switch accounts first." />
        ),
      };
    case 'answer':
      return {
        title: <FormattedMessage defaultMessage="Unexpected sign-in answer." />,
        next: (
          <FormattedMessage defaultMessage="It was discarded: it came too late, or from a link. Sign in again with the button on this page." />
        ),
      };
    case 'stored-changed':
      return {
        title: (
          <FormattedMessage defaultMessage="The stored credentials have changed since you opened this review." />
        ),
        next: (
          <FormattedMessage defaultMessage="Saving would have undone the change. The stored credentials were read again. Check them, then save." />
        ),
      };
    case 'tenant':
      return {
        title: <FormattedMessage defaultMessage="The token is for a different tenant than the one shown." />,
        next: reload,
      };
  }
}

/** The roles that Microsoft documents for these calls: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
const roles = 'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator';
const writeScope = 'Synchronization.ReadWrite.All';

/** What to do, where the caller knows better than the catalogue; undefined where not. */
type StepFor = (cause: CauseId) => ReactNode | undefined;

/** What the catalogue of causes knows about a failure: what happened, what to do, who can, and how that is known. */
export function causeWords(failure: Failure, doing?: Doing, stepFor?: StepFor): FailureWords | undefined {
  const explanation = explain(failure, doing);
  if (!explanation) return undefined;
  return {
    title: <CauseTitle failure={failure} explanation={explanation} />,
    next: (
      <>
        {stepFor?.(explanation.cause) ?? <CauseStep failure={failure} cause={explanation.cause} />}
        {!explanation.exact && 'code' in failure && (
          <>
            {' '}
            <FormattedMessage
              defaultMessage="This site doesn't know the code {code}. The details help Microsoft support."
              values={{ code: <Verbatim>{failure.code}</Verbatim> }}
            />
          </>
        )}
        <CauseNote explanation={explanation} />
      </>
    ),
  };
}

function CauseTitle({ failure, explanation }: { failure: Failure; explanation: Explanation }) {
  const known = useCauseTexts();
  if (known === undefined) return null;
  if (known === 'missing') return unknownWords(failure).title;
  return (
    <FormattedMessage
      {...known.causeTitles[explanation.cause]}
      values={{ status: <Verbatim>{explanation.targetStatus}</Verbatim> }}
    />
  );
}

function CauseStep({ failure, cause }: { failure: Failure; cause: CauseId }) {
  const known = useCauseTexts();
  if (failure.kind === 'throttled' && failure.until !== undefined) {
    return (
      <FormattedMessage
        defaultMessage="Try again after {time}."
        values={{ time: <FormattedTime value={failure.until} timeStyle="medium" /> }}
      />
    );
  }
  if (known === undefined) return null;
  if (known === 'missing') return unknownWords(failure).next;
  const scopes = failure.kind === 'needs-interaction' ? failure.scopes.join(' ') : '';
  const values = {
    scope: <Verbatim>{writeScope}</Verbatim>,
    roles: <Verbatim>{roles}</Verbatim>,
    scopes: <Verbatim>{scopes}</Verbatim>,
    unknownScope: <Verbatim>{unknownScope(failure)}</Verbatim>,
    settings: <Verbatim>SyncNotificationSettings</Verbatim>,
    origin: <Verbatim>{location.origin}</Verbatim>,
  };
  return <FormattedMessage {...known.causeSteps[cause]} values={values} />;
}

/** Entra's sentence names it; without one, one of those that were asked for is meant. */
function unknownScope(failure: Failure): string {
  if (failure.kind !== 'refused') return '';
  return failure.words?.scope ?? '';
}

/** Who can fix it, and how the page knows. */
function CauseNote({ explanation: { who, confidence, source, passes } }: { explanation: Explanation }) {
  const known = useCauseTexts();
  if (known === undefined || known === 'missing') return null;
  return (
    <small className={styles.note}>
      {/* What passes without any action needs no fixing. */}
      {!passes && (
        <>
          <FormattedMessage {...known.whoTexts[who]} />{' '}
        </>
      )}
      <a className={styles.source} href={source} target="_blank" rel="noreferrer">
        <FormattedMessage {...known.confidenceTexts[confidence]} />
      </a>
    </small>
  );
}

type FailureWords = { title: ReactNode; next: ReactNode };
