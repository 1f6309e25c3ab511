import { expect, test } from 'vitest';
import { createSecretFields } from './secret-fields.ts';
import { createValueNotes } from './value-notes.ts';

test('a note says that a value has several lines, and holds nothing of it', () => {
  const fields = createSecretFields();
  const notes = createValueNotes(fields);
  const values = {
    one: 'Pa55word',
    ended: 'Pa55word\n',
    two: 'Pa55\nword',
    key: '-----BEGIN\r\nPa55\r\n-----END\n',
  };
  for (const [row, value] of Object.entries(values)) {
    fields.write(row, value);
    notes.look(row, 'SecretToken');
  }
  const found = Object.keys(values).filter((row) => notes.get(row)?.severalLines === true);
  expect(found).toEqual(['two', 'key']);
  for (const row of Object.keys(values)) expect(JSON.stringify(notes.get(row))).not.toContain('Pa55');
});
