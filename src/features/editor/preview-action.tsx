import { FormattedMessage, useIntl } from 'react-intl';
import type { PreviewRow } from '#src/domain/paste/import-preview.ts';
import { ignoredTexts } from '#src/i18n/paste-texts.ts';
import styles from './import-dialog.module.css';

/** What happens to one line. */
export function PreviewAction({ row }: { row: PreviewRow }) {
  const intl = useIntl();
  switch (row.action) {
    case 'add':
      if (!row.ticked) return <NotTicked />;
      return (
        <strong>
          <FormattedMessage defaultMessage="Add" description="What an import does with a line" />
        </strong>
      );
    case 'replace':
      if (!row.ticked) return <NotTicked />;
      return (
        <strong>
          <FormattedMessage
            defaultMessage="Replace credential {number}"
            values={{ number: (row.row ?? 0) + 1 }}
          />
        </strong>
      );
    case 'ignore':
      return (
        <FormattedMessage
          defaultMessage="Ignored: {reason}"
          values={{ reason: intl.formatMessage(ignoredTexts[row.reason]) }}
        />
      );
    case 'error':
      return (
        <strong className={styles.wrong}>
          <FormattedMessage
            defaultMessage="Error: the same key on {count, plural, one {line} other {lines}} {lines}{more, plural, =0 {} other { and # more}}"
            values={{
              count: row.also.length,
              lines: intl.formatList(row.also.map(String), { type: 'unit' }),
              more: row.more,
            }}
          />
        </strong>
      );
  }
}

function NotTicked() {
  return <FormattedMessage defaultMessage="Not imported" description="What an import does with a line" />;
}
