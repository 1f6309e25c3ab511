import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialError } from './credential-resolver.ts';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';

/** What is wrong with a key or a value, and how to fix it. */
export function ProblemText({ error }: { error: CredentialError }) {
  switch (error.type) {
    case 'key-missing':
      return <FormattedMessage defaultMessage="Choose a key." />;
    case 'key-hidden':
      return (
        <FormattedMessage defaultMessage="The key contains invisible characters. Remove them, or send it anyway." />
      );
    case 'key-unknown':
      return error.message ? (
        <FormattedMessage
          defaultMessage="Keys are case-sensitive. Use {key}."
          values={{ key: <Verbatim>{error.message}</Verbatim> }}
        />
      ) : (
        <FormattedMessage defaultMessage="Unknown key." />
      );
    case 'key-duplicate':
      return (
        <FormattedMessage
          defaultMessage="Credential {row} has this key too. Each key is sent once."
          values={{ row: error.message }}
        />
      );
    case 'value-empty':
      return <FormattedMessage defaultMessage="Enter a value." />;
    case 'code-spent':
      return (
        <FormattedMessage defaultMessage="The last attempt may have used up this code. Enter a new one." />
      );
    case 'value-problem':
      return error.problem && <ValueProblemWhat problem={error.problem} />;
    case 'no-rows':
      return <FormattedMessage defaultMessage="Add at least one credential." />;
    default:
      throw new Error(`no words for ${error.type}`);
  }
}
