import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import type { NoteChange } from '#src/domain/expiry/merge-notes.ts';
import { longestSpeech } from '#src/ui/announce.ts';
import { ImportNotesPreview } from './import-notes-dialog.tsx';

test('the sentences of an import are announced, short, and its list with ids is not', () => {
  const changes: readonly NoteChange[] = Array.from({ length: 40 }, (_, at) => ({
    does: 'add',
    note: {
      tenant: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
      kind: 'servicePrincipal',
      target: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      key: 'SecretToken',
      expires: '2027-01-31',
      noted: '2026-11-06',
    },
  }));
  const read = { ok: true, notes: changes.map(({ note }) => note), leftOut: 2 } as const;
  const shown = renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', onError: () => undefined },
      createElement(ImportNotesPreview, { id: 'summary', read, changes, tenantId: 'another' }),
    ),
  );
  const said = /role="status"[^>]*>([^]*?)<\/div>/.exec(shown)?.[1] ?? '';
  expect(said).toContain('40 dates in this text.');
  expect(said.length).toBeLessThanOrEqual(longestSpeech);
  expect(said).not.toMatch(/0000-|SecretToken/);
  expect(shown.match(/8000-0{10}\d\d/g)).toHaveLength(40);
});
