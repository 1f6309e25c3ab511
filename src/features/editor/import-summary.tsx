import { jsonProblemTexts, seemsTexts, pasteFormatNames } from '#src/i18n/paste-texts.ts';
import { defineMessages, FormattedMessage, type MessageDescriptor, useIntl } from 'react-intl';
import type { ImportPreview } from '#src/domain/paste/import-preview.ts';
import styles from './import-dialog.module.css';

const outcomes: Record<'adds' | 'replaces' | 'unticked' | 'ignored' | 'duplicates', MessageDescriptor> =
  defineMessages({
    adds: { defaultMessage: '{count} to add', description: 'Part of a list of counts of credentials' },
    replaces: {
      defaultMessage: '{count} to replace',
      description: 'Part of a list of counts of credentials',
    },
    unticked: {
      defaultMessage: '{count} not ticked',
      description: 'Part of a list of counts of credentials',
    },
    ignored: { defaultMessage: '{count} ignored', description: 'Part of a list of counts of credentials' },
    duplicates: {
      defaultMessage: '{count, plural, one {# error} other {# errors}}',
      description: 'Part of a list of counts of credentials',
    },
  });
const besides: Record<'blanks' | 'comments' | 'structure', MessageDescriptor> = defineMessages({
  blanks: { defaultMessage: '{count, plural, one {# empty line} other {# empty lines}}' },
  comments: { defaultMessage: '{count, plural, one {# comment} other {# comments}}' },
  structure: {
    defaultMessage:
      '{count, plural, one {# line that only holds} other {# lines that only hold}} the data together',
  },
});

/** What the whole text comes to, and what stands in the way of the import. */
export function ImportSummary({ preview }: { preview: ImportPreview | undefined }) {
  const intl = useIntl();
  if (!preview) return <FormattedMessage defaultMessage="Nothing to import yet." />;
  if (preview.format === 'unknown')
    return (
      <strong>
        <FormattedMessage {...seemsTexts[preview.seems ?? 'other']} />
      </strong>
    );
  const format = intl.formatMessage(pasteFormatNames[preview.format]);
  if (preview.problem) {
    const { code, ...place } = preview.problem;
    return (
      <>
        <FormattedMessage defaultMessage="Read as {format}." values={{ format }} />{' '}
        <strong className={styles.wrong}>
          <FormattedMessage {...jsonProblemTexts[code]} values={place} />
        </strong>
      </>
    );
  }
  const { adds, replaces, unticked, ignored, duplicates, blanks, comments, structure } = preview;
  const listOf = (counts: readonly (readonly [number, MessageDescriptor])[]) => {
    const parts = counts.filter(([count]) => count > 0);
    const texts = parts.map(([count, message]) => intl.formatMessage(message, { count }));
    return intl.formatList(texts, { type: 'unit' });
  };
  const outcome = listOf([
    [adds, outcomes.adds],
    [replaces, outcomes.replaces],
    [unticked, outcomes.unticked],
    [ignored, outcomes.ignored],
    [duplicates, outcomes.duplicates],
  ]);
  const rest = listOf([
    [blanks, besides.blanks],
    [comments, besides.comments],
    [structure, besides.structure],
  ]);
  return (
    <>
      <FormattedMessage defaultMessage="Read as {format}." values={{ format }} />
      {outcome !== '' && ' '}
      {outcome !== '' && <FormattedMessage defaultMessage="{list}." values={{ list: outcome }} />}
      {rest !== '' && ' '}
      {rest !== '' && <FormattedMessage defaultMessage="Skipped: {list}." values={{ list: rest }} />}
      {duplicates > 0 ? (
        <strong className={styles.wrong}>
          {' '}
          <FormattedMessage defaultMessage="Duplicate keys: clear one tick or remove one line to import." />
        </strong>
      ) : (
        adds + replaces === 0 && (
          <strong>
            {' '}
            {unticked > 0 ? (
              <FormattedMessage defaultMessage="Tick what to import." />
            ) : (
              <FormattedMessage defaultMessage="There is nothing in it to import." />
            )}
          </strong>
        )
      )}
    </>
  );
}
