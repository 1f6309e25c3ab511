import type { ReactNode } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import type { Failure } from '#src/failure.ts';
import { unsafeWords } from './unsafe-text.tsx';
import { Verbatim } from './verbatim.tsx';

export type FailureWords = { title: ReactNode; next: ReactNode };

/** Every failure in plain words: what happened, and what to do next. The one exhaustive renderer. */
export function failureWords(failure: Failure): FailureWords {
  switch (failure.kind) {
    case 'signed-out':
      return {
        title: <FormattedMessage defaultMessage="You are signed out." />,
        next: <FormattedMessage defaultMessage="Sign in again to go on." />,
      };
    case 'needs-interaction':
      return interactionWords(failure);
    case 'unreachable':
      return failure.offline
        ? {
            title: <FormattedMessage defaultMessage="This computer is offline." />,
            next: <FormattedMessage defaultMessage="Connect to the network and try again." />,
          }
        : {
            title: <FormattedMessage defaultMessage="Microsoft could not be reached." />,
            next: (
              <FormattedMessage
                defaultMessage="No answer came from {origin}. A proxy, a firewall or a browser extension may be in the way; try again, and ask your network team if it stays so."
                values={{ origin: <Verbatim>{failure.origin}</Verbatim> }}
              />
            ),
          };
    case 'refused':
      return refusedWords(failure);
    case 'throttled':
      return {
        title: <FormattedMessage defaultMessage="Microsoft asks for a pause: too many requests." />,
        next:
          failure.until === undefined ? (
            <FormattedMessage defaultMessage="It did not say for how long. Wait about half a minute, then try again." />
          ) : (
            <FormattedMessage
              defaultMessage="Try again after {time}."
              values={{ time: <FormattedTime value={failure.until} timeStyle="medium" /> }}
            />
          ),
      };
    case 'unreadable':
      return {
        title: <FormattedMessage defaultMessage="The answer was not what Microsoft documents." />,
        next: (
          <FormattedMessage
            defaultMessage="It answered {status} without the expected content. A proxy or a sign-in page of your network may have answered instead; try again, and send the details to your network team if it stays so."
            values={{ status: failure.status }}
          />
        ),
      };
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

function interactionWords(failure: Extract<Failure, { kind: 'needs-interaction' }>): FailureWords {
  const scopes = <Verbatim>{failure.scopes.join(' ')}</Verbatim>;
  switch (failure.reason) {
    case 'consent':
      return {
        title: <FormattedMessage defaultMessage="Microsoft needs your consent." />,
        next: (
          <FormattedMessage
            defaultMessage="The permission {scopes} was not granted. Start again and accept it when Microsoft asks."
            values={{ scopes }}
          />
        ),
      };
    case 'admin-consent':
      return {
        title: <FormattedMessage defaultMessage="An administrator has to approve this first." />,
        next: (
          <FormattedMessage
            defaultMessage="Your account may not grant {scopes}. Ask a Global Administrator or Privileged Role Administrator to consent for the tenant, then try again."
            values={{ scopes }}
          />
        ),
      };
    case 'claims':
      return {
        title: <FormattedMessage defaultMessage="Your tenant asks for a stronger sign-in." />,
        next: (
          <FormattedMessage defaultMessage="A conditional access policy wants more proof, such as multi-factor authentication. Confirm it and try again; if it comes back, your policy administrator can say what is missing." />
        ),
      };
    case 'sign-in':
      return {
        title: <FormattedMessage defaultMessage="Your session at Microsoft has ended." />,
        next: <FormattedMessage defaultMessage="Sign in again to go on." />,
      };
    case 'declined':
      return {
        title: <FormattedMessage defaultMessage="You cancelled at Microsoft." />,
        next: (
          <FormattedMessage
            defaultMessage="The sign-in was broken off, or the permission {scopes} was declined. Nothing was changed; start again whenever you like."
            values={{ scopes }}
          />
        ),
      };
    case 'popup-blocked':
      return {
        title: <FormattedMessage defaultMessage="The browser blocked the sign-in window." />,
        next: (
          <FormattedMessage defaultMessage="Allow windows for this site, or use the button to open it now." />
        ),
      };
  }
}

function refusedWords(failure: Extract<Failure, { kind: 'refused' }>): FailureWords {
  if (failure.by === 'entra') {
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
  if (failure.status === 404) {
    return {
      title: <FormattedMessage defaultMessage="Microsoft Graph does not know this object." />,
      next: (
        <FormattedMessage defaultMessage="It may have been deleted, or the id may belong to another tenant." />
      ),
    };
  }
  if (failure.status === 401 || failure.status === 403) {
    return {
      title: <FormattedMessage defaultMessage="Your account may not do this." />,
      next: (
        <FormattedMessage defaultMessage="Reading the directory needs the permission Application.Read.All and a user who may read applications. Ask an administrator of the tenant." />
      ),
    };
  }
  if (failure.status >= 500) {
    return {
      title: <FormattedMessage defaultMessage="Microsoft Graph has a problem of its own." />,
      next: (
        <FormattedMessage defaultMessage="Wait a little and try again; the details help Microsoft support." />
      ),
    };
  }
  return {
    title: <FormattedMessage defaultMessage="Microsoft Graph refused the request." />,
    next: <FormattedMessage defaultMessage="Its own words are below." />,
  };
}
