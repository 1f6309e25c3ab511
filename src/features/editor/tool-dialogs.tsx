import { Suspense } from 'react';
import type { SnippetRequest } from '#src/domain/snippets/posix.ts';
import { ownCopy } from '#src/domain/value-memory.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { CredentialRows } from './credential-rows.ts';
import type { LandingDialogProps } from './landing-dialog.tsx';
import { NotLoadedDialog } from '#src/ui/not-loaded.tsx';
import { loadPasteReader } from './use-pasted-text.ts';
import type { ToolState } from './use-tool.ts';

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
  void Promise.allSettled([loadImport(), loadPasteReader(), loadJson(), loadCode(), loadLanding()]);
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
