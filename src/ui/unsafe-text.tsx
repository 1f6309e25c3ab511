import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { FailureWords } from './cause-words.tsx';

/** What a guard of ours stopped before anything was sent. */
export function unsafeWords(what: Extract<Failure, { kind: 'unsafe' }>['what']): FailureWords {
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
