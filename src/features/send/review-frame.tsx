import type { ReactNode } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { isOneTime, findKey } from '#src/domain/keys/keys.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { Notice } from '#src/ui/notice.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import type { Confirmed, Submit, Ended } from './use-submit.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential.ts';
import { isOffline, OutcomeNetwork, OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import styles from '#src/ui/review-dialog.module.css';
import type { ValueNotes } from '#src/ui/value-notes.ts';
import { useSecondsUntil } from '#src/ui/use-seconds.ts';
import { hasHidden } from '#src/domain/credentials/value-guard.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { cloudNames } from '#src/i18n/product-name.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { useIdentity } from '#src/requests/graph-context.ts';

/** What every review is of. */
export type ReviewProps = {
  target: Target;
  cloud: Cloud;
  rows: readonly CredentialRowValues[];
  /** What the checks found in the values. */
  notes: ValueNotes;
  submit: Submit;
  onClose: () => void;
};

type ReviewFrameProps = ReviewProps & {
  mode: Confirmed['mode'];
  /** Method and full address; undefined where it is not known yet. */
  endpoint: string | undefined;
  /** What the button sends; undefined while something blocks it, which the dialog shows. */
  confirmed: Confirmed | undefined;
  /** Before the facts: what this one is about. */
  lead?: ReactNode;
  children?: ReactNode;
};

/** What will go where, before it goes; it stays open while the request is under way. */
export function ReviewFrame(props: ReviewFrameProps) {
  const { target, cloud, rows, notes, submit, onClose, mode, endpoint, confirmed } = props;
  const { pending, unsent, ended, tested } = submit;
  const oneTime = rows.some(({ key }) => isOneTime(key));
  return (
    <ConfirmDialog
      verb={mode}
      target={target}
      pending={pending}
      patience={submit.patience}
      onConfirm={confirmed && (() => submit.send(confirmed))}
      onReopen={submit.reopen}
      onCancel={submit.cancel}
      onClose={onClose}
    >
      {ended && <ReviewEarlier ended={ended} mode={mode} />}
      {tested?.receipt.verdict === 'failed' && (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="These values failed their test." />}
        >
          <FormattedMessage defaultMessage="Provisioning will probably fail too, and credentials that worked before are replaced." />
        </Notice>
      )}
      {props.lead}
      <ReviewFacts target={target} cloud={cloud} endpoint={endpoint} rows={mode === 'save' ? [] : rows} />
      <ReviewWarnings rows={rows} notes={notes} />
      {cloud.verifyAtRunTime && (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="This cloud might not offer the call." />}
        >
          <FormattedMessage defaultMessage="Microsoft's pages disagree on whether this cloud offers the call." />
        </Notice>
      )}
      {oneTime && !pending && (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="The authorization code works once and expires within minutes. If the request reaches Microsoft, get a new code before you try again." />
        </p>
      )}
      {props.children}
      {unsent && !pending && (
        <OutcomeNotice
          key={unsent.clientRequestId}
          receipt={unsent}
          tenantId={submit.tenantId}
          onRedirect={submit.redirect}
        >
          {isOffline(unsent) && <OutcomeNetwork then="confirm" />}
        </OutcomeNotice>
      )}
    </ConfirmDialog>
  );
}

/** What the last attempt means for the one that is being reviewed. */
function ReviewEarlier({ ended: { receipt, pause }, mode }: { ended: Ended; mode: Confirmed['mode'] }) {
  if (receipt.outcome === 'unknown')
    return (
      <Notice
        intent="warning"
        title={<FormattedMessage defaultMessage="The last attempt may already have worked." />}
      >
        <FormattedMessage
          defaultMessage="It was sent at {time} and its outcome is unknown. {mode, select, save {Saving} other {Authorizing}} now may repeat it."
          values={{ mode, time: <FormattedTime value={receipt.startedAt} timeStyle="medium" /> }}
        />
      </Notice>
    );
  return pause && <PauseWarning until={pause.until} />;
}

function PauseWarning({ until }: { until: number }) {
  if (useSecondsUntil(until) === 0) return null;
  return (
    <Notice intent="info" title={<FormattedMessage defaultMessage="Microsoft asked us to wait." />}>
      <FormattedMessage
        defaultMessage="Sent before {time}, the request will probably be refused again."
        values={{ time: <FormattedTime value={until} timeStyle="medium" /> }}
      />
    </Notice>
  );
}

type ReviewWarningsProps = { rows: readonly CredentialRowValues[]; notes: ValueNotes };

/** What looked like a mistake and was neither fixed nor kept, and what was recognised by another name: once more before it is sent. */
export function ReviewWarnings({ rows, notes }: ReviewWarningsProps) {
  const found = rows.flatMap(({ row, key, allowed }) =>
    (notes.get(row)?.problems ?? [])
      .filter(({ code }) => !allowed.includes(code))
      .map((problem) => ({ id: `${row} ${problem.code} ${problem.field ?? ''}`, key, problem })),
  );
  const unlisted = rows.filter(({ allowed }) => allowed.includes('key-unknown'));
  const renamed = rows.filter(({ called }) => called !== undefined);
  if (found.length + unlisted.length + renamed.length === 0) return null;
  return (
    <Notice intent="warning" title={<FormattedMessage defaultMessage="Check before you send." />}>
      <ul className={styles.warnings}>
        {unlisted.map(({ row, key }) => (
          <li key={row}>
            <FormattedMessage
              defaultMessage="{key} isn't in Microsoft's list of keys."
              values={{ key: <Verbatim>{key}</Verbatim> }}
            />
            {hasHidden(key) && (
              <>
                {' '}
                <FormattedMessage defaultMessage="It contains invisible characters." />
              </>
            )}
          </li>
        ))}
        {renamed.map(({ row, key, called }) => (
          <li key={row}>
            <FormattedMessage
              defaultMessage="{key}: recognized from the name {name}."
              values={{ key: <Verbatim>{key}</Verbatim>, name: <Verbatim>{called}</Verbatim> }}
            />
          </li>
        ))}
        {found.map(({ id, key, problem }) => (
          <li key={id}>
            <FormattedMessage
              defaultMessage="{key}: {problem}"
              values={{ key: <Verbatim>{key}</Verbatim>, problem: <ValueProblemWhat problem={problem} /> }}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type ReviewFactsProps = {
  target: Target;
  cloud: Cloud;
  /** With its method; undefined where it is not known yet. */
  endpoint: string | undefined;
  /** Empty where another place shows the keys. */
  rows: readonly CredentialRowValues[];
};

/** Everything a person needs to say yes, and no value. */
function ReviewFacts({ target, cloud, endpoint, rows }: ReviewFactsProps) {
  const { tenantId, tenantDomain, username } = useIdentity();
  return (
    <dl className={styles.facts}>
      <Row name={<FormattedMessage defaultMessage="Application" />}>
        <strong>
          <bdi>{target.displayName}</bdi>
        </strong>
        <NameWarning name={target.displayName} />
        <KindName kind={target.kind} />
        {target.publisher && (
          <>
            <bdi translate="no">{target.publisher}</bdi>
            <NameWarning name={target.publisher} short />
          </>
        )}
      </Row>
      <Row name={<FormattedMessage defaultMessage="Object ID" />}>
        <Code>{target.id}</Code>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Tenant" />}>
        {tenantDomain && <Verbatim>{tenantDomain}</Verbatim>}
        <Code>{tenantId}</Code>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Account" />}>
        <Verbatim>{username}</Verbatim>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Cloud" />}>
        <FormattedMessage {...cloudNames[cloud.name]} />
      </Row>
      {endpoint !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Endpoint" />}>
          <Code>{endpoint}</Code>
        </Row>
      )}
      {rows.length > 0 && <KeysRow rows={rows} />}
    </dl>
  );
}

function KeysRow({ rows }: Pick<ReviewFactsProps, 'rows'>) {
  return (
    <Row
      name={
        <FormattedMessage
          defaultMessage="{count, plural, one {# key} other {# keys}}"
          values={{ count: rows.length }}
        />
      }
    >
      <ul className={styles.keys}>
        {rows.map(({ row, key }) => {
          const known = findKey(key);
          return (
            <li key={row}>
              <Code>{key}</Code>
              {known && (
                <span className={styles.label}>
                  <FormattedMessage {...keyLabels[known]} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Row>
  );
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code className={styles.code} dir="ltr" translate="no">
      {children}
    </code>
  );
}

/** The portal's name of a kind, with Graph's beside it. */
function KindName({ kind }: { kind: TargetKind }) {
  return kind === 'servicePrincipal' ? (
    <FormattedMessage defaultMessage="Enterprise application" />
  ) : (
    <FormattedMessage defaultMessage="App registration" />
  );
}
