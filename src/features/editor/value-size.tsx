import { FormattedMessage } from 'react-intl';

/** How large a hidden value is; bytes in UTF-8. */
export function ValueSize({ lines, bytes }: { lines: number; bytes: number }) {
  return lines === 1 ? (
    <FormattedMessage defaultMessage="{bytes, plural, one {# byte} other {# bytes}}" values={{ bytes }} />
  ) : (
    <FormattedMessage
      defaultMessage="{lines, plural, one {# line} other {# lines}}, {bytes, plural, one {# byte} other {# bytes}}"
      values={{ lines, bytes }}
    />
  );
}
