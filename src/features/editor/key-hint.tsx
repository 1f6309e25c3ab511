import { keyHelp, markLabels } from '#src/i18n/key-help.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import { FormattedMessage } from 'react-intl';
import { classOf, type CredentialKey, markOf } from '#src/domain/keys/keys.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

type KeyHintProps = {
  keyName: CredentialKey;
  /** What was typed where the key has been put right. */
  typed: string | undefined;
  /** The connector cannot do without it. */
  required: boolean;
};

/** What a chosen key is: its label and class, what it is for, and how sure that is. */
export function KeyHint({ keyName, typed, required }: KeyHintProps) {
  const mark = markOf(keyName);
  return (
    <>
      <FormattedMessage
        defaultMessage="{label} · {class}"
        values={{
          label: <FormattedMessage {...keyLabels[keyName]} />,
          class: <FormattedMessage {...classLabels[classOf(keyName)]} />,
        }}
      />
      {required && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="Needed by this connector" />
        </>
      )}
      {mark !== 'documented' && (
        <>
          {' · '}
          <FormattedMessage {...markLabels[mark]} />
        </>
      )}
      <br />
      <FormattedMessage {...keyHelp[keyName]} />
      {typed !== undefined && (
        <span role="note">
          {' '}
          <FormattedMessage
            defaultMessage="You typed {typed}; Graph calls it {key}."
            values={{ typed: <bdi translate="no">{typed}</bdi>, key: <Verbatim>{keyName}</Verbatim> }}
          />
        </span>
      )}
    </>
  );
}
