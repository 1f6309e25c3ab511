import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';
import styles from './credential-form.module.css';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import type { CredentialError, CredentialErrors } from './credential-resolver.ts';
import { fieldId } from './field-id.ts';
import { ProblemText } from './problem-text.tsx';

type ProblemSummaryProps = {
  errors: CredentialErrors;
  fields: readonly CredentialRowValues[];
  /** How often the person has tried to go on; each failed try brings the focus here. */
  attempt: number;
};

/** After GOV.UK's error summary: what stops the review, each line a way to its field. */
export function ProblemSummary({ errors, fields, attempt }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const problems = listProblems(errors, fields);
  const found = problems.length > 0;
  // The focus lies outside React; only a new attempt moves it, not each mended field.
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  if (!found || attempt === 0) return null;
  return (
    <div ref={summary} tabIndex={-1} className={styles.summary}>
      <Notice
        intent="error"
        title={
          <FormattedMessage
            defaultMessage="{count, plural, one {One thing to fix before the review.} other {# things to fix before the review.}}"
            values={{ count: problems.length }}
          />
        }
      >
        <ul className={styles.problems}>
          {problems.map(({ number, id, error }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  // A fragment in the address would be a place to come back to; only the focus should move.
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {number === undefined ? (
                  <ProblemText error={error} />
                ) : (
                  <FormattedMessage
                    defaultMessage="Credential {row}: {problem}"
                    values={{ row: number, problem: <ProblemText error={error} /> }}
                  />
                )}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** `id`: of the field that the problem is mended in. */
type Problem = { number?: number; id: string; error: CredentialError };

function listProblems(errors: CredentialErrors, fields: readonly CredentialRowValues[]): readonly Problem[] {
  const found = errors.credentials;
  if (!found) return [];
  const [first] = fields;
  if (found.root && first)
    return [{ id: fieldId(first.row, 'key'), error: { ...found.root, type: String(found.root.type) } }];
  return fields.flatMap(({ row }, index) =>
    (['key', 'value'] as const).flatMap((field) => {
      const error = found[index]?.[field];
      return error ? [{ number: index + 1, id: fieldId(row, field), error }] : [];
    }),
  );
}
