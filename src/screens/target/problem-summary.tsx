import { useEffect, useRef } from 'react';
import type { FieldError } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';
import type { CredentialErrors } from './credential-resolver.ts';
import { fieldId } from './field-id.ts';
import { ProblemText } from './problem-text.tsx';
import styles from './credential-form.module.css';

type ProblemSummaryProps = {
  errors: CredentialErrors;
  count: number;
  /** How often the person has tried to go on; each failed try brings the focus here. */
  attempt: number;
};

/** After GOV.UK's error summary: what stops the review, each line a way to its field. */
export function ProblemSummary({ errors, count, attempt }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const problems = listProblems(errors, count);
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
          {problems.map(({ row, field, error }) => (
            <li key={`${row}-${field}`}>
              {row === undefined ? (
                <ProblemText error={error} />
              ) : (
                <a
                  href={`#${fieldId(row, field)}`}
                  onClick={(event) => {
                    // A fragment in the address would be a place to come back to; only the focus should move.
                    event.preventDefault();
                    document.getElementById(fieldId(row, field))?.focus();
                  }}
                >
                  <FormattedMessage
                    defaultMessage="Credential {row}: {problem}"
                    values={{ row: row + 1, problem: <ProblemText error={error} /> }}
                  />
                </a>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

type Problem = { row?: number; field: 'key' | 'value'; error: FieldError };

function listProblems(errors: CredentialErrors, count: number): readonly Problem[] {
  const rows = errors.credentials;
  if (!rows) return [];
  if (rows.root) return [{ field: 'key', error: { ...rows.root, type: String(rows.root.type) } }];
  return Array.from({ length: count }, (_, row) => row).flatMap((row) =>
    (['key', 'value'] as const).flatMap((field) => {
      const error = rows[row]?.[field];
      return error ? [{ row, field, error }] : [];
    }),
  );
}
