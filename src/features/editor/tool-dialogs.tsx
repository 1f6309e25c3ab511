import { Suspense, useEffect, useRef, useState } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import type { SnippetRequest } from '#src/domain/snippets/posix.ts';
import { ownCopy } from '#src/domain/value-memory.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { CredentialRows } from './credential-rows.ts';
import type { LandingDialogProps } from './landing-dialog.tsx';
import { NotLoadedDialog } from '#src/ui/not-loaded.tsx';
import { pasteReader } from './use-pasted-text.ts';
import { Button } from '#src/ui/button.tsx';
import { BracesRegular, ClipboardPasteRegular, CodeRegular, LinkRegular } from '@fluentui/react-icons';
import { FormattedMessage } from 'react-intl';

/** Other ways to fill the rows, or to export them: each a dialog. */
export type Tool = 'import' | 'json' | 'code' | 'landing';

export type ToolState = {
  tool: Tool | undefined;
  /** It holds a text that a person may have typed. */
  isWriting: boolean;
  open: (tool: Tool) => void;
  /** The focus goes back to where it was before. */
  close: () => void;
  /** At once, wherever the focus is. */
  drop: () => void;
};

export function useTool(): ToolState {
  const [tool, setTool] = useState<Tool>();
  const opener = useRef<Element>(null);
  // Its text is emptied when the page is left; a browser that brings the page back must not bring a dialog without it.
  useEffect(() => {
    const left = () => setTool(undefined);
    addEventListener('pagehide', left);
    return () => removeEventListener('pagehide', left);
  }, []);
  return {
    tool,
    isWriting: tool === 'import' || tool === 'json' || tool === 'landing',
    open(wanted) {
      opener.current = document.activeElement;
      setTool(wanted);
    },
    close() {
      // Not at once: where rows go together with a dialog, Fluent leaves the page behind hidden from screen readers.
      requestAnimationFrame(() => {
        setTool(undefined);
        focusNextFrame(() => opener.current);
      });
    },
    drop: () => setTool(undefined),
  };
}

const loadImport = () => import('./import-dialog.tsx').then((part) => part.ImportDialog);
const loadJson = () => import('./json-dialog.tsx').then((part) => part.JsonDialog);
const loadCode = () => import('./code-dialog.tsx').then((part) => part.CodeDialog);
const loadLanding = () => import('./landing-dialog.tsx').then((part) => part.LandingDialog);

const ImportDialog = lazyOr(NotLoadedDialog, loadImport);
const JsonDialog = lazyOr(NotLoadedDialog, loadJson);
const CodeDialog = lazyOr(NotLoadedDialog, loadCode);
const LandingDialog = lazyOr(NotLoadedDialog, loadLanding);

/** Fetches the dialogs that a person may open soon; where that fails, the dialog says so. */
export function prefetchTools(): void {
  void Promise.allSettled([loadImport(), pasteReader.load(), loadJson(), loadCode(), loadLanding()]);
}

type ToolDialogsProps = {
  rows: CredentialRows;
  state: ToolState;
  /** The text whose paste opened the import, once. */
  takePasted: () => string | undefined;
  request: Omit<SnippetRequest, 'keys'>;
  /** What the landing needs besides. */
  landing: Pick<LandingDialogProps, 'connector' | 'stored' | 'isSpent'>;
};

/** Each comes when it is wanted. They stand outside the form: keys pressed in one are no keys of the form. */
export function ToolDialogs({
  rows,
  state: { tool, close },
  takePasted,
  request,
  landing,
}: ToolDialogsProps) {
  /** The row that a dialog has counted, by its lasting name. */
  const nameIn = (present: readonly { row: string }[], index: number | undefined) =>
    index === undefined ? undefined : present[index]?.row;
  return (
    <Suspense>
      {tool === 'import' && (
        <ImportDialog
          rows={rows.list()}
          connector={landing.connector}
          takePasted={takePasted}
          onApply={(changes) => {
            const present = rows.list();
            rows.apply(
              changes.map((change) => ({
                ...change,
                row: nameIn(present, change.row),
                // Cut out of the text, it would keep the whole of it alive.
                value: ownCopy(change.value),
              })),
            );
            close();
          }}
          onClose={close}
        />
      )}
      {tool === 'json' && (
        <JsonDialog
          read={rows.read}
          onApply={(next) => {
            const present = rows.read();
            rows.replaceAll(next.map(({ from, key, value }) => ({ row: nameIn(present, from), key, value })));
            close();
          }}
          onClose={close}
        />
      )}
      {tool === 'code' && (
        <CodeDialog
          request={{
            ...request,
            keys: rows
              .list()
              .filter((values) => !rows.isBlank(values))
              .map(({ key }) => key),
          }}
          severalLines={rows
            .read()
            .filter(({ value }) => value.trim().includes('\n'))
            .map(({ key }) => key)}
          onClose={close}
        />
      )}
      {tool === 'landing' && <LandingDialog {...landing} rows={rows} onClose={close} />}
    </Suspense>
  );
}

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
