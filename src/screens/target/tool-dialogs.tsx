import { lazy, Suspense, useEffect } from 'react';
import type { SnippetRequest } from '#src/credentials/snippets/snippet.ts';
import type { CredentialRows } from './credential-rows.ts';
import { NotLoadedDialog } from './not-loaded.tsx';
import type { ToolState } from './use-tool.ts';

const importImport = () => import('./import/import-dialog.tsx');
const importJson = () => import('./json/json-dialog.tsx');
const importCode = () => import('./code/code-dialog.tsx');

// A part that cannot be fetched must not take the form with it.
const ImportDialog = lazy(() =>
  importImport().then(
    ({ ImportDialog: part }) => ({ default: part }),
    () => ({ default: NotLoadedDialog }),
  ),
);
const JsonDialog = lazy(() =>
  importJson().then(
    ({ JsonDialog: part }) => ({ default: part }),
    () => ({ default: NotLoadedDialog }),
  ),
);
const CodeDialog = lazy(() =>
  importCode().then(
    ({ CodeDialog: part }) => ({ default: part }),
    () => ({ default: NotLoadedDialog }),
  ),
);

/** When what may be wanted later is fetched, in milliseconds: early enough that few networks fail before. */
const calm = 2000;

type ToolDialogsProps = {
  rows: CredentialRows;
  state: ToolState;
  /** The text whose paste opened the import, once. */
  takePasted: () => string | undefined;
  request: Omit<SnippetRequest, 'keys'>;
};

/** Each comes when it is wanted, or soon after the page. They stand outside the form: keys pressed in one are no keys of the form. */
export function ToolDialogs({ rows, state: { tool, close }, takePasted, request }: ToolDialogsProps) {
  useEffect(() => {
    const timer = setTimeout(
      () => void Promise.allSettled([importImport(), importJson(), importCode()]),
      calm,
    );
    return () => clearTimeout(timer);
  }, []);
  /** The row that a dialog has counted, by its lasting name. */
  const nameIn = (present: readonly { row: string }[], index: number | undefined) =>
    index === undefined ? undefined : present[index]?.row;
  return (
    <Suspense>
      {tool === 'import' && (
        <ImportDialog
          rows={rows.list()}
          takePasted={takePasted}
          onApply={(changes) => {
            const present = rows.list();
            rows.apply(changes.map((change) => ({ ...change, row: nameIn(present, change.row) })));
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
          onClose={close}
        />
      )}
    </Suspense>
  );
}
