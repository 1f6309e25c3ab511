import { type StoredPanelProps, StoredCredentials } from './stored-credentials.tsx';
import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import panel from '#src/ui/panel.module.css';
import styles from './stored-panel.module.css';

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
