import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialError } from './credential-resolver.ts';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';

/** What is wrong with a key or a value, and how to fix it. */
export function ProblemText({ error }: { error: CredentialError }) {
  switch (error.type) {
    case 'key-missing':
      return <FormattedMessage defaultMessage="Choose a key for this value." />;
    case 'key-hidden':
      return (
        <FormattedMessage defaultMessage="The key has invisible characters, so Graph would read a different key. Remove them, or send it anyway." />
      );
    case 'key-unknown':
      return error.message ? (
        <FormattedMessage
          defaultMessage="Upper and lower case matter: the key is {key}."
          values={{ key: <Verbatim>{error.message}</Verbatim> }}
        />
      ) : (
        <FormattedMessage defaultMessage="Unknown key. Choose one from the list, or send it anyway." />
      );
    case 'key-duplicate':
      return (
        <FormattedMessage
          defaultMessage="Credential {row} already has this key. Send each key once."
          values={{ row: error.message }}
        />
      );
    case 'value-empty':
      return <FormattedMessage defaultMessage="Enter a value." />;
    case 'code-spent':
      return (
        <FormattedMessage defaultMessage="This code counts as used: the last attempt's outcome is unknown. Get a new one and enter it here." />
      );
    case 'value-problem':
      return error.problem && <ValueProblemWhat problem={error.problem} />;
    case 'no-rows':
      return <FormattedMessage defaultMessage="Add at least one credential." />;
    default:
      throw new Error(`no words for ${error.type}`);
  }
}
