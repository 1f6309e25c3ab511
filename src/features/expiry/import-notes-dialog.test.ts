import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import type { NoteChange } from '#src/domain/expiry/merge-notes.ts';
import { longestText, type NotesRead, readNotes } from '#src/domain/expiry/note.ts';
import { longestSpeech } from '#src/ui/announce.ts';
import { ImportNotesPreview } from './import-notes-dialog.tsx';

function shownOf(read: NotesRead, changes: readonly NoteChange[] = []): string {
  return renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', onError: () => undefined },
      createElement(ImportNotesPreview, { id: 'summary', read, changes, tenantId: 'another' }),
    ),
  );
}

const exported = '{"expiryNotes":1,"notes":[]}';

test.each([
  ['cut off', exported.slice(0, -9), 'the JSON is incomplete or invalid'],
  ['a prototype', exported.replace('{', '{"__proto__":{"notes":[]},'), 'wasn&#x27;t exported here'],
  ['a list', '[]', 'wasn&#x27;t exported here'],
  ['too deep', '['.repeat(5000), 'wasn&#x27;t exported here'],
  ['a later version', exported.replace('1', '2'), 'Reload this page to update, then try again.'],
  ['too long', ' '.repeat(longestText) + exported, 'Nothing imported: larger than 64 KB.'],
])('a text that is refused says why: %s', (_, text, words) => {
  expect(shownOf(readNotes(text))).toContain(words);
});

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
  const shown = shownOf(read, changes);
  const said = /role="status"[^>]*>([^]*?)<\/div>/.exec(shown)?.[1] ?? '';
  expect(said).toContain('40 dates in this text.');
  expect(said.length).toBeLessThanOrEqual(longestSpeech);
  expect(said).not.toMatch(/0000-|SecretToken/);
  expect(shown.match(/8000-0{10}\d\d/g)).toHaveLength(40);
});
