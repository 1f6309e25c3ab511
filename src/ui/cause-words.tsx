import { causeSteps, causeTitles, confidenceTexts, whoTexts } from '#src/i18n/cause-texts.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { CauseId } from '#src/domain/failure/causes.ts';
import { explain, type Explanation } from '#src/domain/failure/explain.ts';
import type { Doing } from '#src/domain/failure/graph-causes.ts';
import styles from './cause-words.module.css';
import { Verbatim } from './verbatim.tsx';

/** The roles that Microsoft documents for these calls: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
const roles = 'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator';
const writeScope = 'Synchronization.ReadWrite.All';

/** What to do, where the caller knows better than the catalogue; undefined where not. */
export type StepFor = (cause: CauseId) => ReactNode | undefined;

/** What the catalogue of causes knows about a failure: what happened, what to do, who can, and how that is known. */
export function causeWords(failure: Failure, doing?: Doing, stepFor?: StepFor): FailureWords | undefined {
  const explanation = explain(failure, doing);
  if (!explanation) return undefined;
  return {
    title: (
      <FormattedMessage
        {...causeTitles[explanation.cause]}
        values={{ status: <Verbatim>{explanation.targetStatus}</Verbatim> }}
      />
    ),
    next: (
      <>
        {stepFor?.(explanation.cause) ?? <CauseStep failure={failure} cause={explanation.cause} />}
        {!explanation.exact && 'code' in failure && (
          <>
            {' '}
            <FormattedMessage
              defaultMessage="This site doesn't know the code {code}. The details help Microsoft support."
              values={{ code: <Verbatim>{failure.code}</Verbatim> }}
            />
          </>
        )}
        <CauseNote explanation={explanation} />
      </>
    ),
  };
}

function CauseStep({ failure, cause }: { failure: Failure; cause: CauseId }) {
  if (failure.kind === 'throttled' && failure.until !== undefined) {
    return (
      <FormattedMessage
        defaultMessage="Try again after {time}."
        values={{ time: <FormattedTime value={failure.until} timeStyle="medium" /> }}
      />
    );
  }
  const scopes = failure.kind === 'needs-interaction' ? failure.scopes.join(' ') : '';
  const values = {
    scope: <Verbatim>{writeScope}</Verbatim>,
    roles: <Verbatim>{roles}</Verbatim>,
    scopes: <Verbatim>{scopes}</Verbatim>,
    unknownScope: <Verbatim>{unknownScope(failure)}</Verbatim>,
    settings: <Verbatim>SyncNotificationSettings</Verbatim>,
    origin: <Verbatim>{location.origin}</Verbatim>,
  };
  return <FormattedMessage {...causeSteps[cause]} values={values} />;
}

/** Entra's sentence names it; without one, one of those that were asked for is meant. */
function unknownScope(failure: Failure): string {
  if (failure.kind !== 'refused') return '';
  return failure.words?.scope ?? '';
}

/** Who can fix it, and how the page knows. */
function CauseNote({ explanation: { who, confidence, source, passes } }: { explanation: Explanation }) {
  return (
    <small className={styles.note}>
      {/* What passes without any action needs no fixing. */}
      {!passes && (
        <>
          <FormattedMessage {...whoTexts[who]} />{' '}
        </>
      )}
      <a className={styles.source} href={source} target="_blank" rel="noreferrer">
        <FormattedMessage {...confidenceTexts[confidence]} />
      </a>
    </small>
  );
}

export type FailureWords = { title: ReactNode; next: ReactNode };
