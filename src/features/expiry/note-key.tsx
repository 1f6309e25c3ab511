import { keyLabels } from '#src/i18n/key-labels.ts';
import { FormattedMessage } from 'react-intl';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './expiry-notes.module.css';

/** A key by what people call it and by its own name. */
export function NoteKey({ name }: { name: CredentialKey }) {
  return (
    <span className={styles.key}>
      <FormattedMessage {...keyLabels[name]} />{' '}
      <code>
        <Verbatim>{name}</Verbatim>
      </code>
    </span>
  );
}
