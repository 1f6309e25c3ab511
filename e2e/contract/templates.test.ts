import { expect } from 'vitest';
import type { SynchronizationTemplate } from '@microsoft/microsoft-graph-types';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { only } from './job-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, write } from './visitor.ts';

async function templatesAt(graph: Graph, name: string): Promise<string> {
  return `/servicePrincipals/${await graph.targetId(name)}/synchronization/templates`;
}

test('Microsoft’s own client lists the templates of an application, and of a registration', async ({
  visitor,
  writer,
}) => {
  const client = await microsoftClient(visitor);
  const { value }: { value: SynchronizationTemplate[] } = await client
    .api(await templatesAt(writer, 'Contoso HR'))
    .get();
  expect(value).toEqual([
    expect.objectContaining({ id: 'scim', factoryTag: 'CustomSCIM', default: true, metadata: [] }),
  ]);
  const [registration] = (await writer.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  const path = `/applications/${registration?.id}/synchronization/templates`;
  const same: { value: SynchronizationTemplate[] } = await client.api(path).get();
  expect(same.value).toEqual(value);
});

for (const [name, ids] of [
  ['Adatum Time Tracking', ['customappsso']],
  ['Fabrikam Analytics', ['dataBricks']],
  ['Relecloud', ['GoogleApps']],
  ['Deprecated gallery app', ['aWSSingleSignon']],
  ['Two jobs', ['scim', 'customappsso']],
  ['No job yet', ['scim']],
  ['Portal-authorized connector', ['GoogleApps']],
  ['Contoso Canteen', []],
  ['Not provisionable', []],
] as const)
  test(`${name} can be provisioned by ${ids.join(' and ') || 'nothing'}`, async ({ writer }) => {
    const response = await writer.send('GET', await templatesAt(writer, name));
    const { value }: { value: SynchronizationTemplate[] } = await response.json();
    expect(value.map(({ id }) => id)).toEqual(ids);
  });

test('the gallery names the day on which it deprecates a template, and any token may read it', async ({
  visitor,
  writer,
}) => {
  const client = await microsoftClient(visitor);
  for (const [id, deprecationDate] of [
    ['21ed01d2-ec13-4e9e-86c1-cd546719ebc4', '2027-03-31'],
    ['9C9818D2-2900-49E8-8BA4-22688BE7C675', null],
  ] as const)
    expect(await client.api(`/applicationTemplates/${id}`).select('id,deprecationDate').get()).toEqual({
      '@odata.context': expect.stringContaining('#applicationTemplates'),
      id: id.toLowerCase(),
      deprecationDate,
    });
  expect((await writer.send('GET', `/applicationTemplates/${crypto.randomUUID()}`)).status()).toBe(404);
  const unknown = '/applicationTemplates/9c9818d2-2900-49e8-8ba4-22688be7c675?$select=nothing';
  expect((await writer.send('GET', unknown)).status()).toBe(400);
});

test('an application made without the gallery is recognized by the template of its job alone', async ({
  writer,
}) => {
  for (const [name, template] of [
    ['Generic SCIM connector', 'scim'],
    ['Salesforce connector', 'SfOutDelta'],
    ['OAuth client connector', 'contentstack'],
  ] as const) {
    const path = `/servicePrincipals/${await writer.targetId(name)}`;
    expect(await (await writer.send('GET', path)).json()).toMatchObject({ applicationTemplateId: null });
    expect(await only(writer, name)).toMatchObject({ templateId: template, status: { code: 'Active' } });
    const answer = await writer.send('GET', await templatesAt(writer, name));
    const { value }: { value: SynchronizationTemplate[] } = await answer.json();
    expect(value).toMatchObject([{ id: template, default: true }]);
  }
  const path = `/servicePrincipals/${await writer.targetId('Portal-authorized connector')}`;
  expect(await (await writer.send('GET', path)).json()).toMatchObject({
    applicationTemplateId: '01303a13-8322-4e06-bee5-80d612907131',
  });
});

test('some templates name the fields that a person fills in, secret or not', async ({ writer }) => {
  const response = await writer.send('GET', await templatesAt(writer, 'Coho Winery CRM'));
  const { value }: { value: SynchronizationTemplate[] } = await response.json();
  const metadata = new Map(value[0]?.metadata?.map((entry) => [entry.key, entry.value]));
  expect(JSON.parse(metadata.get('ConfigurationFields') ?? '')).toEqual([
    { name: 'username', secret: false },
    { name: 'password', secret: true },
    { name: 'secrettoken', secret: true },
  ]);
  expect(metadata.get('IsOAuthEnabled')).toBe('false');
});

test('templates are read with the synchronization permission and the role', async ({
  graph,
  writer,
  visitor,
}) => {
  const path = await templatesAt(writer, 'Contoso HR');
  const ray = await graphOf(visitor, 'ray', `${read} ${write}`);
  for (const caller of [graph, ray])
    expect(await refusal(await caller.send('GET', path), 401)).toMatchObject({ message: '' });
  await refusal(await writer.send('POST', path), 405);
});
