import { Button } from '@fluentui/react-components';
import { BracesRegular, ClipboardPasteRegular, CodeRegular } from '@fluentui/react-icons';
import { FormattedMessage } from 'react-intl';
import type { ToolState } from './use-tool.ts';

export function ToolButtons({ open }: Pick<ToolState, 'open'>) {
  return (
    <>
      <Button appearance="subtle" icon={<ClipboardPasteRegular />} onClick={() => open('import')}>
        <FormattedMessage defaultMessage="Import…" />
      </Button>
      <Button appearance="subtle" icon={<BracesRegular />} onClick={() => open('json')}>
        <FormattedMessage defaultMessage="Edit as JSON" />
      </Button>
      <Button appearance="subtle" icon={<CodeRegular />} onClick={() => open('code')}>
        <FormattedMessage defaultMessage="Copy as code" />
      </Button>
    </>
  );
}
