import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';

/** Says where the typed values went after ten idle minutes. */
export function IdleNotice() {
  return (
    <Notice intent="warning" title={<FormattedMessage defaultMessage="The values were removed." />}>
      <FormattedMessage defaultMessage="Nobody touched this page for ten minutes, so everything typed into the value fields was wiped. The keys are still here; enter the values again." />
    </Notice>
  );
}
