import { expect, test } from 'vitest';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';
import { readDeprecation } from './gallery-template.ts';

const id = '21ed01d2-ec13-4e9e-86c1-cd546719ebc4';
const read = async (body: unknown) => await readDeprecation(setUp(scriptedFetch(json(body))).client, id);

test.each([
  [{ id, deprecationDate: '2027-01-31' }, '2027-01-31'],
  [{ id: id.toUpperCase(), deprecationDate: '2027-01-31T23:59:59Z' }, '2027-01-31'],
  [{ id, deprecationDate: null }, undefined],
  [{ id }, undefined],
  [{ id, deprecationDate: '' }, undefined],
  [{ id, deprecationDate: 'soon' }, undefined],
  [{ id, deprecationDate: '2027-13-45' }, undefined],
])('of %j, the day is %s', async (body, day) => {
  expect(await read(body)).toBe(day);
});

test('another template, and an answer that is none, give no day', async () => {
  const other = { id: '9c9818d2-2900-49e8-8ba4-22688be7c675', deprecationDate: '2027-01-31' };
  for (const body of [other, { value: [] }, [], null])
    expect(await failure(read(body))).toMatchObject({ kind: 'unreadable' });
});

test('it asks for these two properties alone, and never with an id that is none', async () => {
  const scripted = scriptedFetch(json({ id }));
  const { client } = setUp(scripted);
  await readDeprecation(client, id);
  for (const wrong of ['', '../me', 'x'.repeat(36)])
    expect(await failure(readDeprecation(client, wrong))).toMatchObject({ kind: 'unsafe' });
  expect(scripted.requests.map(({ url }) => url)).toEqual([
    `https://graph.example/v1.0/applicationTemplates/${id}?$select=id,deprecationDate`,
  ]);
});
