import { Checkbox } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useState } from 'react';
import { FormattedMessage, defineMessages, type MessageDescriptor } from 'react-intl';
import { facts } from '#src/domain/failure/failure.ts';
import { type JobAction, type RestartScope, resetScopeOf } from '#src/domain/attempt.ts';
import type { Target } from '#src/domain/target.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { FactList } from '#src/ui/details.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { verbs } from '#src/ui/verb-words.tsx';
import styles from './jobs.module.css';
import type { Jobs } from './use-jobs.ts';

type JobDialogsProps = { target: Target; jobs: Jobs };

/** The question before an action on a job. It comes up over whichever tab is in view. */
export function JobDialogs({ target, jobs }: JobDialogsProps): ReactElement | null {
  const { asked, act } = jobs;
  switch (asked?.kind) {
    case undefined:
      return null;
    case 'restart':
      return <RestartDialog target={target} jobs={jobs} onConfirm={(action) => act(asked.job, action)} />;
    case 'start':
    case 'pause': {
      const { kind, job } = asked;
      return (
        <ActionDialog verb={kind} target={target} jobs={jobs} onConfirm={() => act(job, { kind })}>
          <p>{verbs[kind].confirm.about}</p>
        </ActionDialog>
      );
    }
  }
}

type ActionDialogProps = JobDialogsProps & {
  verb: JobAction['kind'];
  /** Undefined while something blocks it; the dialog shows what. */
  onConfirm: (() => void) | undefined;
  children: ReactNode;
};

/** What an action does to which job, before it is done; it stays open while the request is under way. */
function ActionDialog({ verb, target, jobs, onConfirm, children }: ActionDialogProps) {
  const { client, tenantId, submitTimeoutSeconds } = useGraph();
  const job = jobs.asked?.job.id ?? '';
  return (
    <ConfirmDialog
      verb={verb}
      target={target}
      pending={jobs.pending}
      patience={submitTimeoutSeconds}
      onConfirm={onConfirm}
      onReopen={jobs.reopen}
      onCancel={jobs.cancel}
      onClose={jobs.close}
    >
      {children}
      <NameWarning name={target.displayName} />
      <FactList
        facts={facts(
          ['target', target.displayName],
          ['object-id', target.id],
          ['tenant', tenantId],
          [
            'endpoint',
            `POST ${client.base}/servicePrincipals/${target.id}/synchronization/jobs/${job}/${verb}`,
          ],
        )}
      />
    </ConfirmDialog>
  );
}

type RestartDialogProps = JobDialogsProps & { onConfirm: (action: JobAction) => void };

/** What a restart is to reset, the mildest chosen and the others folded; what is grave has to be confirmed twice. */
function RestartDialog({ target, jobs, onConfirm }: RestartDialogProps) {
  const [scopes, setScopes] = useState<readonly RestartScope[]>(['QuarantineState']);
  const [meant, setMeant] = useState(false);
  const [first, ...others] = scopes;
  const asksTwice = scopes.some(isGrave);
  const ready = first !== undefined && (meant || !asksTwice);
  const isBusy = jobs.pending !== undefined;
  const toggle = (scope: RestartScope, checked: boolean) => {
    // A yes to one grave thing is none to another.
    if (isGrave(scope)) setMeant(false);
    setScopes(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  };
  const choice = (scope: RestartScope) => (
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
  );
  return (
    <ActionDialog
      verb="restart"
      target={target}
      jobs={jobs}
      onConfirm={ready ? () => onConfirm({ kind: 'restart', scopes: [first, ...others] }) : undefined}
    >
      <fieldset className={styles.scopes} disabled={isBusy}>
        <legend>
          <FormattedMessage defaultMessage="What the restart resets" />
        </legend>
        {choice('QuarantineState')}
        <details className={styles.advanced}>
          <summary>
            <FormattedMessage defaultMessage="Advanced" />
          </summary>
          {advancedScopes.map(choice)}
        </details>
      </fieldset>
      {asksTwice && (
        <Checkbox
          checked={meant}
          disabled={isBusy}
          onChange={(_, { checked }) => setMeant(checked === true)}
          label={
            <FormattedMessage
              defaultMessage="I understand this can't be undone for {name}"
              values={{ name: <bdi>{target.displayName}</bdi> }}
            />
          }
        />
      )}
      <p aria-live="polite" className={styles.warning}>
        {first === undefined ? (
          <FormattedMessage defaultMessage="Choose at least one. Microsoft reads an empty choice as three of them." />
        ) : ready ? (
          <FormattedMessage
            defaultMessage="Sends: {scopes}"
            values={{ scopes: <Verbatim>{resetScopeOf(scopes)}</Verbatim> }}
          />
        ) : (
          <FormattedMessage defaultMessage="Confirm above first: this does more than lift a quarantine." />
        )}
      </p>
    </ActionDialog>
  );
}

/** The mildest first. */
const advancedScopes: readonly RestartScope[] = ['Watermark', 'Escrows', 'Full', 'ForceDeletes'];

/** Not to be done in passing. */
function isGrave(scope: RestartScope): boolean {
  return scope === 'Full' || scope === 'ForceDeletes';
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria */
const scopeLabels: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: { defaultMessage: 'Lift the quarantine' },
  Watermark: { defaultMessage: 'Re-read all users' },
  Escrows: { defaultMessage: 'Clear the retry list' },
  Full: { defaultMessage: 'Full restart' },
  ForceDeletes: { defaultMessage: 'Run the held-back deletions' },
});

/** What it does, and what it costs. That the first is enough after new credentials is this page's own conclusion. */
const scopeTexts: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: {
    defaultMessage: 'The job continues where it stopped. Usually enough after new credentials.',
  },
  Watermark: {
    defaultMessage:
      'The next cycle reads everyone in scope, not only changes. It takes longer in large tenants.',
  },
  Escrows: {
    defaultMessage: 'Failed objects are not retried until they change or everyone is re-read.',
  },
  Full: {
    defaultMessage:
      'All of the above. Everyone is matched again, for hours or days, and differences are written to the app.',
  },
  ForceDeletes: {
    defaultMessage:
      'Accounts held back by accidental-deletion protection are deleted or disabled in the app.',
  },
});
