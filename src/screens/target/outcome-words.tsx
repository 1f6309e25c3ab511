import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { isOneTime } from '#src/credentials/keys.ts';
import type { Failure } from '#src/failure.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import { failureWords } from '#src/ui/failure-text.tsx';
import { RefusedSubmit } from './refused-submit.tsx';

type OutcomeWords = { intent: MessageBarIntent; title: ReactNode; body: ReactNode };

/** The four outcomes in words: what happened, what it means, what to do next. */
export function outcomeWords(receipt: Receipt): OutcomeWords {
  const name = <bdi>{receipt.target.displayName}</bdi>;
  switch (receipt.outcome) {
    case 'applied':
      return {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra accepted the credentials." />,
        body: (
          <FormattedMessage
            defaultMessage="The provisioning service has authorized itself for {name} with what you sent. It does not say that a provisioning cycle has run: look at the provisioning page of the app for that. The secret fields are empty again."
            values={{ name }}
          />
        ),
      };
    case 'not-sent': {
      const words = receipt.failure && failureWords(receipt.failure);
      return {
        intent: 'warning',
        title: <FormattedMessage defaultMessage="Nothing was sent." />,
        body: (
          <>
            {words?.title} {words?.next}
          </>
        ),
      };
    }
    case 'rejected':
      return {
        intent: 'error',
        title: <FormattedMessage defaultMessage="Microsoft Graph refused; nothing was changed." />,
        body: <Rejection failure={receipt.failure} />,
      };
    case 'unknown':
      return {
        intent: 'warning',
        title: <FormattedMessage defaultMessage="Nobody can say whether this took effect." />,
        body: (
          <>
            <UnknownCause failure={receipt.failure} />{' '}
            <FormattedMessage defaultMessage="Look at the provisioning page of the app before you send again; what you typed is still here." />
            {receipt.keys.some(isOneTime) && (
              <>
                {' '}
                <FormattedMessage defaultMessage="The authorization code counts as spent: get a new one before you send again." />
              </>
            )}
          </>
        ),
      };
  }
}

function Rejection({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;
  if (failure.kind === 'refused') return <RefusedSubmit failure={failure} />;
  const { title, next } = failureWords(failure);
  return (
    <>
      {title} {next}
    </>
  );
}

function UnknownCause({ failure }: { failure: Failure | undefined }) {
  switch (failure?.kind) {
    case 'cancelled':
      return <FormattedMessage defaultMessage="You cancelled after the request had left." />;
    case 'unreachable':
      return (
        <FormattedMessage defaultMessage="The request left, and no answer came back: the connection broke, or something on the way dropped it." />
      );
    default:
      return (
        <FormattedMessage defaultMessage="The request left, and the answer was not one that Microsoft documents as yes or no." />
      );
  }
}
