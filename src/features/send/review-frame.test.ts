import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Allowance } from '#src/domain/credentials/credential.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { createSecretFields } from '#src/ui/secret-fields.ts';
import { createValueNotes, valueChecks } from '#src/ui/value-notes.ts';
import { ReviewWarnings } from './review-frame.tsx';

await valueChecks.load();

type Row = { key: string; value: string; allowed?: readonly Allowance[]; called?: string };

/** What a review says once more of these rows before they are sent. */
function doubts(...typed: readonly Row[]): readonly string[] {
  const fields = createSecretFields();
  const notes = createValueNotes(fields);
  const rows = typed.map(({ key, value, allowed = [], called }, at) => {
    const row = String(at);
    fields.write(row, value);
    notes.look(row, key);
    return { row, key, allowed, required: false, ...(called !== undefined && { called }) };
  });
  const html = renderToStaticMarkup(
    createElement(TextProvider, null, createElement(ReviewWarnings, { rows, notes })),
  );
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) =>
    item.replaceAll(/<[^>]*>/g, '').replaceAll('&#x27;', "'"),
  );
}

const address = { key: 'BaseAddress', value: 'https://hr.example/scim?page=1' };
const region = { key: 'PartnerRegion', value: 'emea ', allowed: ['key-unknown'] } as const;

test('what a person chose to send against advice is said once more, the keys first and then the values', () => {
  expect(doubts(address, region)).toEqual([
    "PartnerRegion isn't in Microsoft's list of keys.",
    'BaseAddress: The address has unknown query parameters.',
    'PartnerRegion: Leading or trailing space.',
  ]);
});

test('what was kept is not asked about again, and what is good says nothing', () => {
  expect(doubts({ ...address, allowed: ['url-query'] })).toEqual([]);
  expect(doubts({ ...region, allowed: ['key-unknown', 'space-around'] })).toEqual([
    "PartnerRegion isn't in Microsoft's list of keys.",
  ]);
  expect(
    doubts(
      { key: 'BaseAddress', value: 'https://localhost:8585/ecma2host_HR/scim' },
      { key: 'BaseAddress', value: 'http://localhost:8080/scim' },
      { key: 'BaseAddress', value: 'https://hr.example/users/scim/' },
      { key: 'BaseAddress', value: 'https://hr.example/scim?aadOptscim062020' },
    ),
  ).toEqual([]);
});

test('a key that was recognized by another name is said with that name', () => {
  expect(doubts({ key: 'SecretToken', value: 'x', called: 'SCIM token' })).toEqual([
    'SecretToken: recognized from the name SCIM token.',
  ]);
});
