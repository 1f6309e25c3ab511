import { useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialError } from './credential-resolver.ts';
import { latePart } from '#src/ui/late-part.ts';
import { valueChecks } from '#src/ui/value-notes.ts';

/** What a value is shown with besides its box: it comes with the checks, once a person is in the form. */
export const valueParts = latePart(async () => {
  const [{ ValueNoteList }, { SettingControl }, { ValueProblemWhat }] = await Promise.all([
    import('./value-note-list.tsx'),
    import('./setting-control.tsx'),
    import('#src/ui/value-problem-text.tsx'),
    valueChecks.load(),
  ]);
  return { ValueNoteList, SettingControl, ValueProblemWhat };
});

/** Undefined where they are there. */
export function fetchChecks(): Promise<unknown> | undefined {
  return valueParts.now() ? undefined : valueParts.load();
}

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
      return error.problem && <ValueProblem problem={error.problem} />;
    case 'value-unchecked':
      return (
        <FormattedMessage defaultMessage="Couldn't load the checks for this value. Connect to the network, then try again." />
      );
    case 'no-rows':
      return <FormattedMessage defaultMessage="Add at least one credential." />;
    default:
      throw new Error(`no words for ${error.type}`);
  }
}

/** Its words come with the check that finds it. */
function ValueProblem({ problem }: Required<Pick<CredentialError, 'problem'>>) {
  const parts = useSyncExternalStore(valueParts.subscribe, valueParts.now);
  return parts && <parts.ValueProblemWhat problem={problem} />;
}
