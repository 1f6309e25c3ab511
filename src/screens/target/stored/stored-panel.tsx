import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RecentKeys } from '#src/credentials/recent-keys.ts';
import type { Target } from '#src/graph/directory.ts';
import panel from '../panel.module.css';
import type { Mode } from '../target-page.ts';
import type { SaveChoices } from '../use-save-choices.ts';
import { StoredCredentials } from './stored-credentials.tsx';
import styles from './stored-panel.module.css';

export type StoredPanelProps = {
  target: Target;
  /** The keys that are in the form now. */
  keys: readonly string[];
  /** What the form is for. */
  mode: Mode;
  /** What a person decides about each key. */
  choices: SaveChoices;
  /** What this page has just made of the stored keys. */
  recent: RecentKeys;
};

/** What is stored already, read when a person asks for it or wants to save, and forgotten when it is hidden again. */
export function StoredPanel(props: StoredPanelProps) {
  const { target, mode } = props;
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
          {/* A save replaces all of it, so it is in view as long as one is prepared. */}
          {mode !== 'save' && (
            <Button onClick={() => setOpen(!open)}>
              {open ? (
                <FormattedMessage defaultMessage="Hide what is stored" />
              ) : (
                <FormattedMessage defaultMessage="Show what is stored" />
              )}
            </Button>
          )}
          {(open || mode === 'save') && <StoredCredentials {...props} />}
        </>
      )}
    </section>
  );
}
