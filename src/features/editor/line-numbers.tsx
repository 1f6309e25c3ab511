import { FormattedMessage } from 'react-intl';
import type { LineRange } from '#src/domain/paste/paste-refusal.ts';

/** Where something stands in a text. */
export function LineNumbers({ line, lastLine }: LineRange) {
  return lastLine === line ? (
    <FormattedMessage defaultMessage="Line {line}" values={{ line }} />
  ) : (
    <FormattedMessage defaultMessage="Lines {line}–{lastLine}" values={{ line, lastLine }} />
  );
}
