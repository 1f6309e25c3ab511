import { FormattedMessage } from 'react-intl';
import type { JsonView } from '#src/domain/credentials/json-edit.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** What one has to know to edit the text as it is shown. */
export function JsonHint({ view, veiled }: { view: JsonView; veiled: boolean }) {
  if (veiled)
    return (
      <FormattedMessage defaultMessage="The text is hidden, and has yet to be made valid. Show the values to go on." />
    );
  return view === 'open' ? (
    <FormattedMessage defaultMessage="Values are hidden again 30 seconds after the last change, and as soon as you leave this tab." />
  ) : (
    <FormattedMessage
      defaultMessage="A mask such as {mask} stands for the value of credential 2: keep it, move it along with its key, or write a new value in its place."
      values={{ mask: <Verbatim>•••••••• 2</Verbatim> }}
    />
  );
}
