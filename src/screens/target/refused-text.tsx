import { FormattedMessage } from 'react-intl';
import type { RefusedText } from '#src/ui/secret-input.tsx';

/** Why a pasted text was not taken; nothing of it was kept. */
export function RefusedTextMessage({ why }: { why: RefusedText }) {
  switch (why) {
    case 'carriage-return':
      return (
        <FormattedMessage defaultMessage="Nothing was pasted: the text holds carriage returns (Windows line ends), which a form field would change in silence. Paste it with plain line ends (LF)." />
      );
    case 'nul':
      return (
        <FormattedMessage defaultMessage="Nothing was pasted: the text holds a NUL character, so it is probably a binary file and not a credential." />
      );
  }
}
