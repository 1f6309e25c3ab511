import { Button } from '#src/ui/button.tsx';
import { BracesRegular, ClipboardPasteRegular, CodeRegular, LinkRegular } from '@fluentui/react-icons';
import { FormattedMessage } from 'react-intl';
import { prefetchTools } from './tool-dialogs.tsx';
import type { Tool, ToolState } from './use-tool.ts';

const tools = [
  { tool: 'import', icon: <ClipboardPasteRegular />, label: <FormattedMessage defaultMessage="Import…" /> },
  { tool: 'json', icon: <BracesRegular />, label: <FormattedMessage defaultMessage="Edit as JSON" /> },
  { tool: 'code', icon: <CodeRegular />, label: <FormattedMessage defaultMessage="Copy as code" /> },
  {
    tool: 'landing',
    icon: <LinkRegular />,
    label: <FormattedMessage defaultMessage="Paste a landing address" />,
  },
] as const satisfies readonly { tool: Tool; icon: React.ReactElement; label: React.ReactNode }[];

/** Other ways to fill the rows, or to export them. */
export function ToolButtons({ open }: Pick<ToolState, 'open'>) {
  return tools.map(({ tool, icon, label }) => (
    <Button
      key={tool}
      appearance="subtle"
      icon={icon}
      onFocus={prefetchTools}
      onPointerEnter={prefetchTools}
      onClick={() => open(tool)}
    >
      {label}
    </Button>
  ));
}
