import { spellingTexts } from '#src/i18n/paste-texts.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { Checkbox } from '@fluentui/react-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ImportPreview, PreviewRow } from '#src/domain/paste/import-preview.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './import-dialog.module.css';
import { LineNumbers } from './line-numbers.tsx';
import { PreviewAction } from './preview-action.tsx';
import { PreviewValue } from './preview-value.tsx';

type PreviewListProps = {
  preview: ImportPreview;
  /** `place`: of the entry among all that was found. */
  onTick: (place: number, ticked: boolean) => void;
};

/** Line by line what becomes of a text; no value is in it. */
export function PreviewList({ preview: { rows, unlisted }, onTick }: PreviewListProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <ol className={styles.rows}>
        {rows.map((row, at) => (
          // Rows have no identity: the text is read anew at each change.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.row}>
            <PreviewLine row={row} onTick={onTick} />
          </li>
        ))}
      </ol>
      {unlisted > 0 && (
        <p className={styles.note}>
          <FormattedMessage
            defaultMessage="{count, plural, one {# more line is} other {# more lines are}} counted above and not listed: nothing of it is imported."
            values={{ count: unlisted }}
          />
        </p>
      )}
    </>
  );
}

function PreviewLine({ row, onTick }: { row: PreviewRow } & Pick<PreviewListProps, 'onTick'>) {
  const intl = useIntl();
  const key = 'key' in row ? row.key : undefined;
  return (
    <>
      <span className={styles.line}>
        {'place' in row && (
          <Checkbox
            className={styles.tick}
            checked={row.ticked}
            aria-label={intl.formatMessage(
              { defaultMessage: 'Import {key} from line {line}' },
              { key: row.key, line: row.line },
            )}
            onChange={(_, { checked }) => onTick(row.place, checked === true)}
          />
        )}
        <LineNumbers line={row.line} lastLine={row.lastLine} />
      </span>
      {key && (
        <span className={styles.key}>
          <code>
            <Verbatim>{key}</Verbatim>
          </code>{' '}
          <span className={styles.label}>
            <FormattedMessage {...keyLabels[key]} />
          </span>
        </span>
      )}
      <span className={styles.action}>
        <PreviewAction row={row} />
      </span>
      {'size' in row && (
        <div className={styles.details}>
          {row.spelling !== 'exact' && (
            <span>
              <FormattedMessage {...spellingTexts[row.spelling]} />
            </span>
          )}
          {row.generic && (
            <span className={styles.warning}>
              <FormattedMessage defaultMessage="A name that any program uses: tick it if it belongs to this app" />
            </span>
          )}
          <PreviewValue size={row.size} problems={row.problems} />
        </div>
      )}
    </>
  );
}
