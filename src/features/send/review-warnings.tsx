import { FormattedMessage } from 'react-intl';
import { hasHidden } from '#src/domain/checks/hidden-characters.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import styles from '#src/ui/review-dialog.module.css';
import type { ValueNotes } from '#src/ui/value-notes.ts';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';

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
    <Notice
      intent="warning"
      title={<FormattedMessage defaultMessage="Worth a second look before it is sent." />}
    >
      <ul className={styles.warnings}>
        {unlisted.map(({ row, key }) => (
          <li key={row}>
            <FormattedMessage
              defaultMessage="{key} is not in Microsoft's list of keys."
              values={{ key: <Verbatim>{key}</Verbatim> }}
            />
            {hasHidden(key) && (
              <>
                {' '}
                <FormattedMessage defaultMessage="It holds characters that cannot be seen." />
              </>
            )}
          </li>
        ))}
        {renamed.map(({ row, key, called }) => (
          <li key={row}>
            <FormattedMessage
              defaultMessage="{key}: recognised by another name, {name}."
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
