import { expect, test, vi } from 'vitest';
import { createSecretFields } from './secret-fields.ts';
import { createValueNotes, valueChecks } from './value-notes.ts';

await valueChecks.load();

test('a value that is left before the checks are there is looked at once they are, unless it has changed', async () => {
  const fields = createSecretFields();
  const notes = createValueNotes(fields);
  for (const row of ['kept', 'edited']) {
    fields.write(row, '<token>');
    vi.spyOn(valueChecks, 'now').mockReturnValueOnce(undefined);
    notes.look(row, 'SecretToken');
    expect(notes.get(row)).toBeUndefined();
  }
  fields.write('edited', '<tok');
  await vi.waitFor(() => expect(notes.get('kept')?.problems).toMatchObject([{ code: 'placeholder' }]));
  expect(notes.get('edited')).toBeUndefined();
});

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
