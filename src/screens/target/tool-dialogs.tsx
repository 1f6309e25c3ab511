import { lazy, Suspense } from 'react';
import type { SnippetRequest } from '#src/credentials/snippets/snippet.ts';
import type { CredentialRows } from './credential-rows.ts';
import type { ToolState } from './use-tool.ts';

const ImportDialog = lazy(async () => ({
  default: (await import('./import/import-dialog.tsx')).ImportDialog,
}));
const JsonDialog = lazy(async () => ({ default: (await import('./json/json-dialog.tsx')).JsonDialog }));
const CodeDialog = lazy(async () => ({ default: (await import('./code/code-dialog.tsx')).CodeDialog }));

type ToolDialogsProps = {
  rows: CredentialRows;
  state: ToolState;
  /** The text whose paste opened the import, once. */
  takePasted: () => string | undefined;
  request: Omit<SnippetRequest, 'keys'>;
};

/** Each is loaded when it is first wanted. They stand outside the form: keys pressed in one are no keys of the form. */
export function ToolDialogs({ rows, state: { tool, close }, takePasted, request }: ToolDialogsProps) {
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
