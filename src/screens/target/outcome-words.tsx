import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/failure.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import { failureWords } from '#src/ui/failure-text.tsx';
import { RefusedSubmit } from './refused-submit.tsx';
import { UnknownCause } from './unknown/unknown-cause.tsx';

type OutcomeWords = { intent: MessageBarIntent; title: ReactNode; body: ReactNode };

/** The four outcomes in words: what happened, what it means, what to do next. */
export function outcomeWords(receipt: Receipt): OutcomeWords {
  const name = <bdi>{receipt.target.displayName}</bdi>;
  switch (receipt.outcome) {
    case 'applied':
      if (receipt.method === 'PUT')
        return {
          intent: 'success',
          title: <FormattedMessage defaultMessage="Microsoft Entra stored the credentials." />,
          body: (
            <FormattedMessage
              defaultMessage="For {name} it keeps what you sent in place of everything that was stored before. Saving signs in nowhere and starts no job: test what is stored, or wait for the next run. The secret fields are empty again."
              values={{ name }}
            />
          ),
        };
      return {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra accepted the credentials." />,
        body: (
          <FormattedMessage
            defaultMessage="The provisioning service has authorized itself for {name} with what you sent. It does not say that a provisioning cycle has run: the provisioning jobs show that. The secret fields are empty again."
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
        body: <UnknownCause receipt={receipt} />,
      };
  }
}

function Rejection({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;
  if (failure.kind === 'refused') return <RefusedSubmit failure={failure} />;
  const { title, next } = failureWords(failure, 'synchronization', (cause) =>
    // How long to wait is counted below.
    cause === 'throttled' ? (
      <FormattedMessage defaultMessage="It has processed nothing, so the same credentials can be sent again after a pause. What you typed is still here." />
    ) : undefined,
  );
  return (
    <>
      {title} {next}
    </>
  );
}
