import { scopeTexts, scopeLabels, isGrave, scopesByWeight } from './scope-words.ts';
import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { type JobAction, type RestartScope, resetScopeOf } from '#src/domain/receipt.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { SteerDialog } from './steer-dialog.tsx';
import styles from './jobs.module.css';
import type { JobSteering } from './use-job-action.ts';

type RestartDialogProps = {
  target: Target;
  endpoint: string;
  steering: JobSteering;
  onConfirm: (action: JobAction) => void;
  onClose: () => void;
};

/** What a restart is to forget, the mildest first and chosen; what is grave has to be said yes to twice. */
export function RestartDialog({ onConfirm, ...rest }: RestartDialogProps) {
  const { target, steering } = rest;
  const [scopes, setScopes] = useState<readonly RestartScope[]>(['QuarantineState']);
  const [meant, setMeant] = useState(false);
  const [first, ...others] = scopes;
  const asksTwice = scopes.some(isGrave);
  const ready = first !== undefined && (meant || !asksTwice);
  const toggle = (scope: RestartScope, checked: boolean) => {
    // A yes to one grave thing is none to another.
    if (isGrave(scope)) setMeant(false);
    setScopes(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  };
  return (
    <SteerDialog
      {...rest}
      verb="restart"
      onConfirm={ready ? () => onConfirm({ kind: 'restart', scopes: [first, ...others] }) : undefined}
    >
      <fieldset className={styles.scopes} disabled={steering.pending !== undefined}>
        <legend>
          <FormattedMessage defaultMessage="What the restart does" />
        </legend>
        {scopesByWeight.map((scope) => (
          <div key={scope} className={styles.scope}>
            <Checkbox
              checked={scopes.includes(scope)}
              onChange={(_, { checked }) => toggle(scope, checked === true)}
              aria-describedby={`restart-${scope}`}
              label={
                <>
                  <FormattedMessage {...scopeLabels[scope]} /> (<Verbatim>{scope}</Verbatim>)
                </>
              }
            />
            <p id={`restart-${scope}`} className={styles.small}>
              <FormattedMessage {...scopeTexts[scope]} />
            </p>
          </div>
        ))}
      </fieldset>
      {asksTwice && (
        <Checkbox
          checked={meant}
          disabled={steering.pending !== undefined}
          onChange={(_, { checked }) => setMeant(checked === true)}
          label={
            <FormattedMessage
              defaultMessage="Yes, I mean this for {name}, and know that it cannot be taken back"
              values={{ name: <bdi>{target.displayName}</bdi> }}
            />
          }
        />
      )}
      <p aria-live="polite" className={styles.warning}>
        {first === undefined ? (
          <FormattedMessage defaultMessage="Choose at least one: to Microsoft, nothing chosen means three of them at once." />
        ) : ready ? (
          <FormattedMessage
            defaultMessage="Will be sent: {scopes}"
            values={{ scopes: <Verbatim>{resetScopeOf(scopes)}</Verbatim> }}
          />
        ) : (
          <FormattedMessage defaultMessage="Say yes to it above first: it is more than lifting a quarantine." />
        )}
      </p>
    </SteerDialog>
  );
}
