import { FormattedMessage, useIntl } from 'react-intl';
import type { PasteRefusal } from '#src/domain/paste/paste-refusal.ts';

/** Why a text or a file was not taken. */
export type RefusedImport = PasteRefusal | { why: 'not-text' | 'not-readable' | 'several-files' };

const maxLines = 5;

/** Why nothing was taken, and what to do; the text in the area is as it was. */
export function RefusedImportText({ refused }: { refused: RefusedImport }) {
  const intl = useIntl();
  switch (refused.why) {
    case 'too-large':
      return (
        <FormattedMessage defaultMessage="Nothing was taken: that is more than 64 KB, so it is hardly a list of credentials." />
      );
    case 'nul':
    case 'not-text':
      return (
        <FormattedMessage defaultMessage="Nothing was taken: that is no text. A text in UTF-8, or in UTF-16 with a byte order mark, can be read." />
      );
    case 'not-readable':
      return (
        <FormattedMessage defaultMessage="Nothing was taken: that is a folder, or a file that cannot be read or has just changed. Choose it again." />
      );
    case 'several-files':
      return <FormattedMessage defaultMessage="Nothing was taken: drop one file at a time." />;
    case 'carriage-return': {
      const { lines } = refused;
      const listed = lines
        .slice(0, maxLines)
        .map(({ line, lastLine }) => (line === lastLine ? String(line) : `${line}–${lastLine}`));
      return (
        <FormattedMessage
          defaultMessage="Nothing was taken: there are carriage returns (Windows line ends) within {count, plural, one {a value} other {# values}} (lines {lines}{more, plural, =0 {} other { and # more}}). A form field would change them in silence. Save the text with plain line ends (LF), or put such a value on one line."
          values={{
            count: lines.length,
            lines: intl.formatList(listed, { type: 'unit' }),
            more: lines.length - listed.length,
          }}
        />
      );
    }
  }
}
