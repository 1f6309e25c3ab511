import { type FailureWords, causeWords, type StepFor } from './cause-words.tsx';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Doing } from '#src/domain/failure/graph-causes.ts';
import { Verbatim } from './verbatim.tsx';

/** Every failure in plain words: what happened, and what to do next. The one exhaustive renderer. */
export function failureWords(failure: Failure, doing?: Doing, stepFor?: StepFor): FailureWords {
  switch (failure.kind) {
    case 'signed-out':
      return {
        title: <FormattedMessage defaultMessage="You are signed out." />,
        next: <FormattedMessage defaultMessage="Sign in again to go on." />,
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
        title: <FormattedMessage defaultMessage="Another tab is sending credentials just now." />,
        next: <FormattedMessage defaultMessage="Let it finish, then authorize here again." />,
      };
    case 'cancelled':
      return {
        title: <FormattedMessage defaultMessage="You cancelled." />,
        next: <FormattedMessage defaultMessage="Nothing was changed. Start again whenever you like." />,
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
      title: <FormattedMessage defaultMessage="This computer is offline." />,
      next: <FormattedMessage defaultMessage="Connect to the network and try again." />,
    };
  const values = { origin: <Verbatim>{origin}</Verbatim> };
  return timedOut
    ? {
        title: <FormattedMessage defaultMessage="Microsoft did not answer in time." />,
        next: (
          <FormattedMessage
            defaultMessage="Nothing came from {origin} before this page gave up. Try again, and ask your network team if it stays so."
            values={values}
          />
        ),
      }
    : {
        title: <FormattedMessage defaultMessage="Microsoft could not be reached." />,
        next: (
          <FormattedMessage
            defaultMessage="No answer came from {origin}. A proxy, a firewall or a browser extension may be in the way; try again, and ask your network team if it stays so."
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
      title: <FormattedMessage defaultMessage="Microsoft Entra refused the sign-in." />,
      next: (
        <FormattedMessage
          defaultMessage="It gave the code {code}. Try again; if it stays, search for the code in the sign-in logs of the tenant."
          values={{ code: <Verbatim>{failure.code}</Verbatim> }}
        />
      ),
    };
  }
  return {
    title: <FormattedMessage defaultMessage="Microsoft Graph refused the request." />,
    next: (
      <FormattedMessage defaultMessage="Graph's own words are below; send them to Microsoft support if they do not explain themselves." />
    ),
  };
}

/** Stopped by the sign-in library before Entra said yes or no. */
function unfinishedWords(code: string): FailureWords {
  return {
    title: <FormattedMessage defaultMessage="This page could not finish the sign-in." />,
    next: (
      <FormattedMessage
        defaultMessage="It stopped with {code} before Microsoft Entra said yes or no. Reload the page and try again; if it stays so, tell whoever runs this page."
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
          <FormattedMessage defaultMessage="It is many times what Microsoft Graph sends for this, so the rest was not read. Try again, or search for something narrower; send the details to Microsoft support if it stays so." />
        ),
      };
    case 'other-object':
      return {
        title: <FormattedMessage defaultMessage="The answer was about another application." />,
        next: (
          <FormattedMessage defaultMessage="It is not shown, so that nothing is typed for the wrong one. Try again, and send the details to Microsoft support if it stays so." />
        ),
      };
    case 'unlike':
      return {
        title: <FormattedMessage defaultMessage="The answer was not what Microsoft documents." />,
        next: (
          <FormattedMessage
            defaultMessage="It answered {status} without the expected content. A proxy or a sign-in page of your network may have answered instead; try again, and send the details to your network team if it stays so."
            values={{ status }}
          />
        ),
      };
  }
}

/** A request that one of our guards stopped before it left. */
function unsafeWords(what: Extract<Failure, { kind: 'unsafe' }>['what']): FailureWords {
  const reload = <FormattedMessage defaultMessage="Reload the page and try again." />;
  switch (what) {
    case 'id':
      return {
        title: <FormattedMessage defaultMessage="That is not an object id." />,
        next: (
          <FormattedMessage defaultMessage="An object id is a GUID, such as 00000000-0000-0000-0000-000000000000." />
        ),
      };
    case 'next-link':
      return {
        title: <FormattedMessage defaultMessage="The link to the next page leads somewhere else." />,
        next: (
          <FormattedMessage defaultMessage="It was not followed, so that your token stays with Microsoft Graph. Reload the list." />
        ),
      };
    case 'token':
      return {
        title: <FormattedMessage defaultMessage="Microsoft Entra sent an empty token." />,
        next: reload,
      };
    case 'account':
      return {
        title: <FormattedMessage defaultMessage="You signed in as somebody else." />,
        next: (
          <FormattedMessage defaultMessage="Nothing was sent: this page works for the account at the top. Choose that account in the window, or switch the account first." />
        ),
      };
    case 'answer':
      return {
        title: <FormattedMessage defaultMessage="An answer came that this page had not asked for." />,
        next: (
          <FormattedMessage defaultMessage="It was thrown away: it came too late, or a link brought it. Sign in again with the button of this page." />
        ),
      };
    case 'stored-changed':
      return {
        title: <FormattedMessage defaultMessage="What is stored has changed since this review was opened." />,
        next: (
          <FormattedMessage defaultMessage="A save would have dropped or undone what is new. It has been read anew: look at it again, then save." />
        ),
      };
    case 'tenant':
      return {
        title: (
          <FormattedMessage defaultMessage="The token belongs to another tenant than the one on screen." />
        ),
        next: reload,
      };
  }
}
