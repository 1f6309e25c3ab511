import { expect } from 'vitest';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { read, write } from './visitor.ts';
import { broken, type Reply } from './requests.ts';

const headers = { 'content-type': 'application/json' };
const secret = { key: 'SecretToken', value: 'a good token' };
const scim = 'SystemForCrossDomainIdentityManagement';
const stored = { useSavedCredentials: true };

/** Tests with the first job of the target, or with none. */
async function check(
  graph: Graph,
  name: string,
  body: unknown,
  job: 'job' | 'no job' = 'job',
): Promise<Reply> {
  const root = `/servicePrincipals/${await graph.targetId(name)}/synchronization/jobs`;
  const jobs: { value?: { id: string }[] } =
    job === 'job' ? await (await graph.send('GET', root)).json() : {};
  const path = job === 'job' ? `${root}/${jobs.value?.[0]?.id}` : root;
  const data = typeof body === 'string' ? body : JSON.stringify(body);
  return graph.send('POST', `${path}/validateCredentials`, { headers, data });
}

async function store(graph: Graph, name: string, credentials: readonly object[]): Promise<void> {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/acquireAccessToken`;
  const response = await graph.send('POST', path, { headers, data: JSON.stringify({ credentials }) });
  expect(response.status()).toBe(204);
}

test('good credentials answer an empty 204, with a job and with a template', async ({ writer }) => {
  const response = await check(writer, 'Contoso HR', { credentials: [secret] });
  expect(response.status()).toBe(204);
  expect(await response.text()).toBe('');
  const body = { applicationIdentifier: null, templateId: 'scim', credentials: [secret] };
  expect((await check(writer, 'No job yet', body, 'no job')).status()).toBe(204);
});

test('what is stored is tested without being sent, and nothing stored is a failure', async ({ writer }) => {
  const none = await refusal(await check(writer, 'Contoso HR', stored), 400);
  expect(none.code).toBe(`${scim}CredentialValidationUnavailable`);
  await store(writer, 'Contoso HR', [secret]);
  expect((await check(writer, 'Contoso HR', stored)).status()).toBe(204);
  const ignored = { ...stored, credentials: [{ key: 'None of them', value: 1 }] };
  expect((await check(writer, 'Contoso HR', ignored)).status(), 'credentials are ignored then').toBe(204);
});

test('Quarantined fails with what is stored, and passes with what is new, before and after it is stored', async ({
  writer,
}) => {
  const { code, message } = await refusal(await check(writer, 'Quarantined', stored), 400);
  expect(code).toBe(`${scim}CredentialValidationFailure`);
  expect(JSON.parse(message).error).toMatchObject({ code, message: expect.stringContaining('(401)') });
  expect((await check(writer, 'Quarantined', { credentials: [secret] })).status()).toBe(204);
  await refusal(await check(writer, 'Quarantined', stored), 400);
  await store(writer, 'Quarantined', [secret]);
  expect((await check(writer, 'Quarantined', stored)).status()).toBe(204);
});

test('a mask or nothing at all is no secret', async ({ writer }) => {
  for (const value of ['*', '', null])
    await refusal(await check(writer, 'Contoso HR', { credentials: [{ key: 'SecretToken', value }] }), 400);
});

test('False alarm says 404 to every test although a submit is taken', async ({ writer }) => {
  await store(writer, 'False alarm', [secret]);
  for (const body of [stored, { credentials: [secret] }]) {
    const { code, message } = await refusal(await check(writer, 'False alarm', body), 400);
    expect(code).toBe(`${scim}ServiceIncompatible`);
    expect(message).toContain('(404)');
  }
});

test('Silent test drops the connection of a test and of nothing else', async ({ wired }) => {
  await expect(check(wired, 'Silent test', stored)).rejects.toThrow(broken);
});

test('Talkative test quotes the user name that it has', async ({ writer }) => {
  await store(writer, 'Talkative test', [{ key: 'UserName', value: 'someone "quoted"' }, secret]);
  const { code, message } = await refusal(await check(writer, 'Talkative test', stored), 400);
  expect(code).toBe(`${scim}CredentialValidationFailure`);
  expect(message).toContain('someone');
});

for (const [name, code] of [
  ['Fabrikam Rejects', 'CredentialValidationFailure'],
  ['Wrong path', 'ServiceIncompatible'],
] as const)
  test(`${name} fails a test of what is typed as it refuses a submit`, async ({ writer }) => {
    const refused = await refusal(await check(writer, name, { credentials: [secret] }), 400);
    expect(refused.code).toBe(`${scim}${code}`);
  });

for (const [what, status, body] of [
  ['an empty body', 400, ''],
  ['broken JSON', 400, '{"credentials":['],
  ['a member that is not declared', 400, { ...stored, jobId: 'x' }],
  ['a text where a boolean belongs', 400, { useSavedCredentials: 'true' }],
  ['a number as value', 400, { credentials: [{ key: 'SecretToken', value: 1 }] }],
  ['an unknown key', 500, { credentials: [{ key: 'secretToken', value: 'x' }] }],
] as const)
  test(`Graph answers ${status} to a test with ${what}`, async ({ writer }) => {
    await refusal(await check(writer, 'Contoso HR', body), status);
  });

test('without a job the template must be one of the application’s', async ({ writer }) => {
  for (const templateId of ['SfOutDelta', null])
    await refusal(await check(writer, 'No job yet', { templateId, credentials: [secret] }, 'no job'), 400);
});

test('a test takes the permission and the role, and meets the target’s faults', async ({
  graph,
  writer,
  visitor,
}) => {
  const ray = await graphOf(visitor, 'ray', `${read} ${write}`);
  for (const caller of [graph, ray])
    expect(await refusal(await check(caller, 'Contoso HR', stored, 'no job'), 401)).toMatchObject({
      message: '',
    });
  const body = { templateId: 'scim', ...stored };
  await refusal(await check(writer, 'Throttled', body, 'no job'), 429);
});
