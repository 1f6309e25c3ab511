import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialError } from './credential-resolver.ts';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';

/** What is wrong with a key or a value, and how to fix it. */
export function ProblemText({ error }: { error: CredentialError }) {
  switch (error.type) {
    case 'key-missing':
      return <FormattedMessage defaultMessage="Choose the key that this value belongs to." />;
    case 'key-hidden':
      return (
        <FormattedMessage defaultMessage="There are characters in the key that cannot be seen, so Graph would read another key than you do. Remove them, or send it anyway." />
      );
    case 'key-unknown':
      return error.message ? (
        <FormattedMessage
          defaultMessage="Graph tells upper from lower case: the key is {key}."
          values={{ key: <Verbatim>{error.message}</Verbatim> }}
        />
      ) : (
        <FormattedMessage defaultMessage="Graph has no such key. Choose one from the list, or send it anyway." />
      );
    case 'key-duplicate':
      return (
        <FormattedMessage
          defaultMessage="Credential {row} has this key already. Each key can be sent once."
          values={{ row: error.message }}
        />
      );
    case 'value-empty':
      return (
        <FormattedMessage defaultMessage="Enter the value. Graph would take an empty one as a new, empty credential." />
      );
    case 'code-spent':
      return (
        <FormattedMessage defaultMessage="This code works once and counts as spent: nobody knows what became of the last attempt. Get a new one and enter it here." />
      );
    case 'value-problem':
      return error.problem && <ValueProblemWhat problem={error.problem} />;
    case 'no-rows':
      return <FormattedMessage defaultMessage="Add at least one credential." />;
    default:
      throw new Error(`no words for ${error.type}`);
  }
}
