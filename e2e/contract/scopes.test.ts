import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { graphOf, refusal, test } from './graph-caller.ts';
import { answerOf, errorOf, read, tokensOf, write } from './visitor.ts';

const status = 'https://graph.microsoft.com/Synchronization.Read.All';
const audit = 'https://graph.microsoft.com/AuditLog.Read.All';
const directory = 'https://graph.microsoft.com/Directory.Read.All';

/** What each person's refresh token is good for right after the sign-in, without any question. */
for (const [person, silent, asked] of [
  ['adele', [read, status], [write, audit]],
  ['connie', [read, status, write, audit, directory], []],
  ['greta', [read], [status, write, audit]],
  ['nora', [read], [status, write, audit]],
  ['cora', [read, write], [status, audit]],
  ['owen', [read, status, write], [audit]],
] as const)
  test(`the refresh token of ${person} covers what was consented, and nothing else`, async ({ visitor }) => {
    const tokens = await visitor.signIn(person, read);
    for (const scope of silent) {
      const { access_token: token } = await tokensOf(await visitor.refresh(tokens, scope));
      expect(decodeJwt(token)['scp']).toBe(scope.split('/').at(-1));
    }
    for (const scope of asked)
      expect(await errorOf(await visitor.refresh(tokens, scope)), scope).toMatchObject({
        error: 'invalid_grant',
        suberror: 'consent_required',
        error_codes: [65001],
        error_description: expect.stringMatching(/^AADSTS65001: /),
      });
  });

test('one request for several permissions needs the consent to each', async ({ visitor }) => {
  const adele = await visitor.signIn('adele', read);
  expect(await errorOf(await visitor.refresh(adele, `${status} ${write}`))).toMatchObject({
    error_codes: [65001],
  });
  const connie = await visitor.signIn('connie', read);
  const { access_token: token } = await tokensOf(await visitor.refresh(connie, `${status} ${write}`));
  expect(decodeJwt(token)['scp']).toBe('Synchronization.Read.All Synchronization.ReadWrite.All');
});

test('what Greta grants is remembered for her, in this browser and for that permission alone', async ({
  visitor,
  stranger,
}) => {
  const tokens = await visitor.signIn('greta', read);
  const asked = await visitor.authorize(status, { login_hint: 'greta@contoso.example' });
  expect(await asked.text()).toContain('Read the provisioning configuration of applications');
  expect(await asked.text()).not.toContain('Read and change the provisioning configuration');
  expect(answerOf(await visitor.press(asked, { decision: 'accept' })).get('code')).not.toBeNull();
  await tokensOf(await visitor.refresh(tokens, status));
  await errorOf(await visitor.refresh(tokens, write));
  // She is not asked a second time.
  expect(answerOf(await visitor.authorize(status, { prompt: 'none' })).get('code')).not.toBeNull();
  await errorOf(await visitor.refresh(await visitor.signIn('nora', read), status));
  await errorOf(await stranger.refresh(await stranger.signIn('greta', read), status));
});

test('Nora cannot consent to reading either', async ({ visitor }) => {
  await visitor.signIn('nora', read);
  expect(await (await visitor.authorize(status)).text()).toContain('Approval required');
  expect(answerOf(await visitor.authorize(status, { prompt: 'none' })).get('error')).toBe('consent_required');
});

const body = { headers: { 'content-type': 'application/json' }, data: '{"useSavedCredentials":true}' };
const credentials = '{"credentials":[{"key":"SecretToken","value":"a token"}]}';

test('the permission to read opens every read of provisioning, and no change and no test', async ({
  visitor,
}) => {
  const reader = await graphOf(visitor, 'connie', `${read} ${status}`);
  const root = `/servicePrincipals/${await reader.targetId('Paused job')}/synchronization`;
  const answer = await reader.send('GET', `${root}/jobs`);
  const { value }: { value: { id: string }[] } = await answer.json();
  const job = `${root}/jobs/${value[0]?.id}`;
  for (const path of [`${root}/jobs`, job, `${root}/secrets`, `${root}/templates`])
    expect((await reader.send('GET', path)).status(), path).toBe(200);
  for (const [method, path, data] of [
    ['POST', `${root}/acquireAccessToken`, credentials],
    ['PUT', `${root}/secrets`, credentials.replace('credentials', 'value')],
    ['POST', `${job}/validateCredentials`, body.data],
    ['POST', `${root}/jobs/validateCredentials`, '{"templateId":"scim","credentials":[]}'],
    ['POST', `${job}/start`, ''],
    ['POST', `${job}/restart`, '{}'],
  ] as const)
    expect(await refusal(await reader.send(method, path, { ...body, data }), 401), path).toMatchObject({
      code: 'UnknownError',
      message: '',
    });
});

test('the permission to write serves for reading', async ({ visitor }) => {
  const writer = await graphOf(visitor, 'cora', `${read} ${write}`);
  const root = `/servicePrincipals/${await writer.targetId('Paused job')}/synchronization`;
  for (const path of ['jobs', 'secrets', 'templates'])
    expect((await writer.send('GET', `${root}/${path}`)).status(), path).toBe(200);
  const { value }: { value: { id: string }[] } = await (await writer.send('GET', `${root}/jobs`)).json();
  const tested = await writer.send('POST', `${root}/jobs/${value[0]?.id}/validateCredentials`, body);
  expect(tested.status()).toBe(204);
});

test('the permission to read does not replace the role', async ({ visitor }) => {
  for (const person of ['ray', 'gloria']) {
    const reader = await graphOf(visitor, person, `${read} ${status}`);
    const path = `/servicePrincipals/${await reader.targetId('Contoso HR')}/synchronization/jobs`;
    await refusal(await reader.send('GET', path), 401);
  }
});
