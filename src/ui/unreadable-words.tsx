import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { FailureWords } from './cause-words.tsx';

/** An answer that is not what Microsoft documents. */
export function unreadableWords({ status, problem }: Extract<Failure, { kind: 'unreadable' }>): FailureWords {
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
