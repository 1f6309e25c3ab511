import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RefusedText } from '#src/ui/secret-input.tsx';
import type { CredentialRows } from './credential-rows.ts';
import { focusField } from './field-id.ts';
import styles from './rows.module.css';

/** Where the secret fields hold a refused text while it is on offer. */
export function offerId(row: string): string {
  return `${row}-offer`;
}

type RefusedNoteProps = {
  why: RefusedText;
  /** Counts the refusals: each is an alert of its own, since one that is there already is not read out again. */
  time: number;
  row: string;
  rows: CredentialRows;
};

/** Why a pasted text was not taken, and for line ends what can be done; without a click nothing of it is kept. */
export function RefusedNote({ why, time, row, rows }: RefusedNoteProps) {
  const { secrets } = rows;
  const id = offerId(row);
  // What is on offer lies outside React, and goes with the note.
  useEffect(() => () => secrets.drop(id), [secrets, id]);
  switch (why) {
    case 'carriage-return':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Nothing was pasted: the text holds carriage returns (Windows line ends), which a form field would change in silence." />
          <div className={styles.remedies}>
            <Button
              size="small"
              onClick={() => {
                if (secrets.isBlank(id)) return;
                secrets.write(row, secrets.read(id));
                rows.edited(row, 'value');
                focusField(row, 'value');
              }}
            >
              <FormattedMessage defaultMessage="Paste it with plain line ends (LF)" />
            </Button>
          </div>
        </div>
      );
    case 'nul':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Nothing was pasted: the text holds a NUL character, so it is probably a binary file and not a credential." />
        </div>
      );
  }
}
