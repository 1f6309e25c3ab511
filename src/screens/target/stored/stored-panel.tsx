import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/graph/directory.ts';
import panel from '../panel.module.css';
import { StoredCredentials } from './stored-credentials.tsx';
import styles from './stored-panel.module.css';

export type StoredPanelProps = {
  target: Target;
  /** The keys that are in the form now. */
  keys: readonly string[];
  /** The person wants to send a new value for the key: give it a row, or go to the one that there is. */
  onReplace: (key: string) => void;
  /** The person wants to send nothing for the key: take its row away. */
  onKeep: (key: string) => void;
};

/** What is stored already, read when a person asks for it and forgotten when it is hidden again. */
export function StoredPanel({ target, keys, onReplace, onKeep }: StoredPanelProps) {
  const heading = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Stored now" />
      </h2>
      {target.kind === 'application' ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Microsoft documents reading the stored keys on enterprise applications only, so for an app registration this page cannot show them." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Which keys the provisioning service keeps for this application. It tells addresses and settings, and of a secret only that there is one." />
          </p>
          <Button onClick={() => setOpen(!open)}>
            {open ? (
              <FormattedMessage defaultMessage="Hide what is stored" />
            ) : (
              <FormattedMessage defaultMessage="Show what is stored" />
            )}
          </Button>
          {open && <StoredCredentials target={target} keys={keys} onReplace={onReplace} onKeep={onKeep} />}
        </>
      )}
    </section>
  );
}
